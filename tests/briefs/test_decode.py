from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.errors import BinaryError, UndecodableError
from briefs.reading.decode import decode

TEXT = "The council “voted” on Monday — a café’s prices rose by £5 at Müller’s, and that was all."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_usual_encodings_are_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_a_declared_charset_is_believed_where_it_fits() -> None:
    polish = "Rada miasta zagłosowała w poniedziałek za łodzią."
    assert decode(polish.encode("iso-8859-2"), declared="iso-8859-2") == polish


def test_latin_1_means_windows_1252_on_the_web() -> None:
    assert decode(TEXT.encode("cp1252"), declared="ISO-8859-1") == TEXT


@pytest.mark.parametrize("declared", ["utf-8", "no-such-charset", "", "rot13", "hex", "\x00"])
def test_a_wrong_or_odd_declaration_does_no_harm(declared: str) -> None:
    assert decode(TEXT.encode("cp1252"), declared=declared) == TEXT


def test_a_page_declares_its_own_charset() -> None:
    body = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head>Совет города'
    assert decode(body.encode("cp1251"), is_page=True) == body


def test_cyrillic_without_a_declaration_is_detected() -> None:
    text = "Совет города проголосовал в понедельник за то, чтобы снова открыть паромную линию. " * 3
    assert decode(text.encode("cp1251")) == text


def test_one_broken_byte_spoils_no_long_text() -> None:
    data = (TEXT * 20).encode()
    assert decode(data[:900] + b"\xff" + data[900:]).count("“") >= 18


def test_lone_surrogates_pass_and_are_taken_out_later() -> None:
    assert "def" in decode("abc \ud800 def".encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + b"x" * 90, b"PK\x03\x04" + b"a" * 90, b"%PDF-1.7 text", bytes(range(256)) * 9, b"\0" * 50],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryError):
        decode(data)


def test_a_stray_nul_makes_no_binary() -> None:
    assert decode(b"The ferry sails\0 to Gull Rock on Monday, says the mayor.").startswith("The ferry")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "cp1252", "utf-16", "x", "base64"]), st.booleans())
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str | None, is_page: bool) -> None:
    with suppress(BinaryError, UndecodableError):
        assert isinstance(decode(data, declared=declared, is_page=is_page), str)


def test_a_text_that_was_read_in_the_wrong_encoding_before_is_mended() -> None:
    assert decode(_misread(TEXT).encode()) == TEXT
    assert decode("What â€ means is told here.".encode()) == "What â€ means is told here."


def _misread(text: str) -> str:
    """The bytes of UTF-8 read one by one: as windows-1252 where it has a sign for them, else as Latin-1."""
    signs = []
    for byte in text.encode():
        with suppress(UnicodeDecodeError):
            signs.append(bytes([byte]).decode("cp1252"))
            continue
        signs.append(chr(byte))
    return "".join(signs)


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "市长朱镕说，渡口星期一恢复通航。"),
        ("GBK", "gb18030", "港口的䶮先生星期一没有说话。"),
        ("shift_jis", "cp932", "港の㈱松の湯は①月曜日に再開した。"),
        ("euc-kr", "cp949", "항구의 똠방 식당이 월요일에 다시 문을 열었다."),
        ("big5", "big5hkscs", "渡口星期一恢復通航，市長說。"),
        ("ISO-8859-9", "cp1254", "Belediye “köprüyü” pazartesi açtı."),
        ("tis-620", "cp874", "เรือข้ามฟากเปิดอีกครั้ง"),
        ("us-ascii", "cp1252", "The mayor’s café"),
    ],
)
def test_an_old_name_of_a_charset_means_the_larger_one_of_today(label: str, codec: str, text: str) -> None:
    assert decode(text.encode(codec), declared=label) == text


def test_one_broken_byte_spoils_no_text_in_a_charset_of_several_bytes() -> None:
    text = "渡口星期一恢复通航，市长说。" * 60
    data = text.encode("gb18030")
    assert decode(data[:200] + b"\xff" + data[200:], declared="gb2312").count("渡口") >= 58


def test_a_text_that_is_surely_utf_8_is_read_so_whatever_was_declared() -> None:
    polish = "Rada miasta zagłosowała w poniedziałek za łodzią."
    assert decode(polish.encode(), declared="iso-8859-1") == polish
    page = '<meta charset="windows-1252"><p>' + polish
    assert decode(page.encode(), is_page=True) == page

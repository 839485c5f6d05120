"""What the names of charsets mean on the web (WHATWG Encoding Standard): more than they say.

A text that is called Latin-1 is in windows-1252, one called GB2312 in GB18030, and so on: writers go on to use the
older name for the larger set.
"""

from __future__ import annotations

from typing import Final

# The codec that reads it, then the names under which it goes.
_TABLE: Final = """
    utf-8: utf-8 utf8 utf-08 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf_8
    cp1252: iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 latin-1 latin1 l1 ascii us-ascii
        ansi_x3.4-1968 cp819 ibm819 csisolatin1 windows-1252 cp1252 x-cp1252 win-1252 ansi
    cp1250: windows-1250 cp1250 x-cp1250 win-1250
    cp1251: windows-1251 cp1251 x-cp1251 win-1251 win1251
    cp1253: windows-1253 cp1253 x-cp1253
    cp1254: iso-8859-9 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 iso-ir-148 latin5 l5 csisolatin5 windows-1254
        cp1254 x-cp1254
    cp1255: windows-1255 cp1255 x-cp1255
    cp1256: windows-1256 cp1256 x-cp1256
    cp1257: windows-1257 cp1257 x-cp1257
    cp1258: windows-1258 cp1258 x-cp1258
    cp874: iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 dos-874
    iso8859_8: iso-8859-8 iso-8859-8-i iso-8859-8-e logical visual hebrew
    gb18030: gb2312 gb_2312 gb_2312-80 gb2312-80 iso-ir-58 chinese csgb2312 csiso58gb231280 gbk x-gbk cp936 windows-936
        gb18030
    big5hkscs: big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950
    cp932: shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis cp932
    euc_jis_2004: euc-jp x-euc-jp cseucpkdfmtjapanese
    cp949: euc-kr euckr cseuckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 iso-ir-149 csksc56011987
        windows-949 cp949
    koi8_u: koi8-u koi8-ru
    koi8_r: koi8-r koi8 koi cskoi8r
    mac_roman: macintosh mac x-mac-roman csmacintosh
    mac_cyrillic: x-mac-cyrillic x-mac-ukrainian
"""


def _codecs() -> dict[str, str]:
    known: dict[str, str] = {}
    codec = ""
    for word in _TABLE.split():
        if word.endswith(":"):
            codec = word[:-1]
        else:
            known[word] = codec
    return known


_CODECS: Final = _codecs()


def codec_for(label: str) -> str:
    """The name of the codec that reads what goes under ``label``; the label itself where nothing else is meant."""
    bare = label.strip().strip("\"'").lower()
    return _CODECS.get(bare, bare)

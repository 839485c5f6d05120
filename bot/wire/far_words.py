"""The words of doors in languages beyond the main twenty: of South and South-East Asia, East Africa, the Balkans and
the Baltic, Hebrew, Persian, Urdu and more Arabic.

The signs that some of these scripts put on their letters are no letters to a pattern, so their stems stand without
bounds. Every pattern is part of one in `door_words` or `wall_words`, which say what each is a sign of; all is
verbose: a blank is written `[ ]`.
"""

from __future__ import annotations

from typing import Final

SUBSCRIBE: Final = r"""
    सदस्यता | सदस्य [ ] बन | सब्सक्रा?इ?ब | सब्सक्रिप्शन | ग्राहक [ ] बन | वर्गणीदार | সাবস্ক্রাই?ব | সাবস্ক্রিপশন
  | গ্রাহক [ ] হ | সদস্য [ ] হ | சந்தா | உறுப்பினரா | చందాదారు | సభ్యత్వ | سبسکرائب | رکنیت | اشتراک | مشترک | عضویت
  | اشترك | الاشتراك | مشترك | עשו [ ] מנוי | מינוי | למנוי | הצטרפו | สมัครสมาชิก | สมาชิกพรีเมียม
  | \b(?: đăng [ ] ký | đặt [ ] mua | gói [ ] (?: thành [ ] viên | cước ) | thành [ ] viên | hội [ ] viên
    | (?: ber)?langganan | pelanggan | jiandikish\w+ | jiung\w+ | mwanachama | usajili | lipia
    | pretpla\w+ | naročni\w+ | naroči\w* | tellimus\w* | tellija\w* | abonē\w+ )\b
  | абонир\w+ | абонамент\w* | претпла\w+
"""
ENTER: Final = r"""
    लॉग [ ]? इन | साइन [ ] इन | रजिस्टर | লগ [ ]? ইন | নিবন্ধন | உள்நுழை | பதிவு [ ] செய் | లాగిన్ | لاگ [ ] ان
  | وارد [ ] شو | ثبت [ \u200c]? نام | התחבר | הירשמו | כניסה [ ] למנוי | เข้าสู่ระบบ | ลงทะเบียน | ล็อกอิน
  | \b(?: đăng [ ] nhập | masuk | ingia | prijavi\w* | registrir\w+ | pieslēg\w+ | prisijun\w+ | sisene
    | inicia [ ] sessió )\b
  | влез(?:те)? | вход [ ] за | пријав\w+ | увійдіть
"""
READ_ON: Final = r"""
    पूरा [ ] (?: लेख | आलेख ) | पूरी [ ] (?: खबर | ख़बर | स्टोरी ) | आगे [ ] पढ़ | पढ़ना [ ] जारी | पढ़ते [ ] रह
  | पुढे [ ] वाच | সম্পূর্ণ [ ] (?: লেখা | প্রতিবেদন | খবর | নিবন্ধ ) | পুরো [ ] (?: লেখা | প্রতিবেদন | খবর ) | পড়া [ ]
    চালিয়ে
  | বাকি [ ] অংশ | முழு(?:க்?)? [ ] (?: கட்டுரை | செய்தி ) | தொடர்ந்து [ ] (?: படி | வாசி ) | పూర్తి [ ] (?: కథన | వార్త )
  | مکمل [ ] (?: مضمون | خبر ) | پڑھنا [ ] جاری | ادامه [ \u200c] (?: مطلب | خواندن | مطالعه ) | متن [ ] کامل
  | إكمال [ ] القراءة | لإكمال [ ] (?: القراءة | المقال ) | לקריאת [ ] (?: הכתבה | המאמר | הטור ) | להמשך [ ] (?:
    ה)?קריאה
  | המשך [ ] (?: ה)?קריאה | הכתבה [ ] המלאה | לקרוא [ ] את [ ] (?: הכתבה | המשך )
  | อ่านต่อ | อ่านฉบับเต็ม | อ่านบทความ | อ่านเนื้อหา | เนื้อหาฉบับเต็ม
  | \b(?: đọc [ ] (?: tiếp | toàn [ ] bộ | đầy [ ] đủ | trọn ) | xem [ ] tiếp [ ] (?: nội | bài ) | toàn [ ] bộ [ ]
    (?: bài
    | nội [ ] dung ) | (?: me)?lanjut(?:kan)? [ ] (?: mem)?baca | baca [ ] selengkapnya | membaca [ ] (?: artikel
    | berita | selengkapnya ) | (?: artikel | berita | isi ) [ ] (?: lengkap | selengkapnya | penuh )
    | (?: ku)?endelea [ ] kusoma | (?: makala | habari | taarifa ) [ ] (?: yote | kamili | nzima | hii )
    | nastav\w+ [ ] (?: sa? [ ] )? čita\w+ | čita\w+ [ ] dalje | (?: cijel | ceo | cel )\w* [ ] (?: članak | tekst )
    | nadaljuj\w* [ ] (?: z [ ] )? branj\w+ | celot\w+ [ ] član\w+ | skaity\w+ [ ] toliau | visą [ ] straipsn\w+
    | lasī\w+ [ ] tālāk | vis\w [ ] rakst\w | edasi [ ] luge\w* | loe [ ] edasi | kogu [ ] artik\w+ | täismah\w+
    | continua\w* [ ] llegint | article [ ] (?: complet | sencer ) )\b
  | продължи\w* [ ] (?: да [ ] )? чет\w+ | (?: цялата | цялото ) [ ] (?: статия | материал | съдържание )
  | настав\w+ [ ] (?: са [ ] )? читањ\w+ | читајте [ ] даље | цео [ ] текст
"""
ONLY: Final = r"""
    (?: केवल | सिर्फ ) .{0,25} (?: सदस्य | सब्सक्राइबर | ग्राहक )
  | শুধু .{0,25} (?: সদস্য | গ্রাহক | সাবস্ক্রাইবার ) | (?: சந்தாதார | உறுப்பின ) .{0,15} மட்டு | صرف .{0,20} سبسکرائبر
  | (?: ویژه | مخصوص ) .{0,10} (?: مشترک | اعضا ) | حصري .{0,12} (?: للمشترك | للأعضاء ) | مخصص .{0,6} للمشترك
  | למנויים | למנויי | สำหรับสมาชิก | เฉพาะสมาชิก
  | \b(?: dành [ ] (?: riêng [ ] )? cho [ ] (?: thành [ ] viên | hội [ ] viên | người [ ] đăng [ ] ký
    | (?: độc | bạn ) [ ] (?: giả | đọc ) [ ] (?: đăng [ ] ký | trả [ ] phí | vip ) ) | (?: khusus | hanya ) [ ]
    (?: untuk [ ] )?
    (?: pelanggan | anggota | member ) | kwa [ ] (?: wanachama | waliojisajili | waliojiandikisha | waliolipia )
    | samo [ ] za [ ] (?: pretplatni | naročni )\w+ | le [ ] za [ ] naročni\w+ | ainult [ ] tellija\w* | tik [ ]
    prenumer\w+
    | tikai [ ] abonent\w+ | només [ ] per [ ] a [ ] (?: subscri | soci )\w+ )
  | само [ ] за [ ] (?: абонати | претплатник )\w* | (?: лише | тільки ) [ ] для [ ] передплатник\w*
"""
# The text says of itself that it is locked, or ends here. Of rumours, cooperatives and power stations one also says
# that something is "only" or "for members", so that an offer has to stand beside it.
CUT: Final = r"""
    यह [ ] (?: लेख | आलेख | खबर | ख़बर | स्टोरी | सामग्री ) .{0,12} (?: केवल | सिर्फ ) .{0,25}
    (?: सदस्य | सब्सक्राइबर | ग्राहक )
  | (?: এই | এ ) [ ] (?: লেখা | প্রতিবেদন | খবর | নিবন্ধ ) .{0,16} শুধু .{0,25} (?: সদস্য | গ্রাহক | সাবস্ক্রাইবার )
  | இந்தக்? [ ] (?: கட்டுரை | செய்தி ) .{0,20} (?: சந்தாதார | உறுப்பின ) .{0,15} மட்டு
  | (?: این | ادامه ) [ \u200c] (?: مطلب | مقاله | گزارش ) .{0,14} (?: ویژه | مخصوص | فقط | تنها ) .{0,14}
    (?: مشترک | اعضا )
  | یہ [ ] (?: مضمون | خبر ) [ ] صرف .{0,20} (?: سبسکرائبر | ممبر | صارف )
  | هذا [ ] (?: المقال | المحتوى | الخبر ) .{0,16} (?: (?: متاح | مخصص | حصري | خاص ) .{0,8}
    (?: للمشترك | للأعضاء | بالمشترك ) | مدفوع )
  | (?: הכתבה | התוכן | המאמר | הטור ) .{0,14} (?: (?: זמינ | מיועד | פתוח | בלעדי ) .{0,10} למנוי | למנויים [ ] בלבד
    | נעול )
  | (?: เนื้อหา | บทความ | ข่าว )นี้ .{0,16} (?: สำหรับสมาชิก | เฉพาะสมาชิก | ล็อก )
  | \b (?: bài [ ] (?: viết | báo )? [ ]? này | nội [ ] dung [ ] này ) .{0,20} \b dành [ ] (?: riêng [ ] )? cho
    .{0,20}
    (?: thành [ ] viên | hội [ ] viên | đăng [ ] ký | trả [ ] phí | vip )
  | \b (?: artikel | berita | konten ) [ ] ini .{0,16} \b (?: khusus | hanya ) .{0,10} (?: pelanggan | anggota |
    member )
  | \b (?: artikel | berita | konten ) [ ] ini [ ] (?: terkunci | berbayar )
  | \b (?: makala | habari | taarifa ) [ ] (?: hii | hiyo | haya ) .{0,12} \b kwa [ ] (?: wanachama | waliojis\w+
    | waliolip\w+ ) [ ] (?: tu | pekee ) \b
  | \b ov (?: aj | o | a ) [ ] (?: članak | tekst | sadržaj | vijest | vest ) .{0,16} (?: samo [ ] za [ ] pretplat
    | zaključan )\w*
  | \b ta [ ] (?: članek | vsebina ) .{0,14} (?: (?: samo | le ) [ ] za [ ] naročnik | zaklenjen )\w*
  | тази [ ] (?: статия | публикация ) .{0,16} само [ ] за [ ] абонат\w* | ова?ј [ ] (?: чланак | текст ) .{0,16}
    само [ ] за [ ] претплат\w*
"""
PAID: Final = r"""
    सदस्यता | सब्सक्रा?इ?ब | सब्सक्रिप्शन | সাবস্ক্রাই?ব | সাবস্ক্রিপশন | சந்தா | سبسکرائب | اشتراک | اشترك | الاشتراك
  | للمشترك | מינוי | למנויי | \b đặt [ ] mua \b | \b trả [ ] phí \b | \b (?: ber)? langganan \b | \b pelanggan \b
    | \b pretpla\w+
  | \b naročn\w+ | абонамент\w* | претпла\w+
"""
FREE: Final = r"""
    मुफ्त | मुफ़्त | निःशुल्क | বিনামূল্যে | বিনা [ ] মূল্যে | இலவச | ఉచిత | مفت | رایگان | חינם | ללא [ ] תשלום | ฟรี
  | ไม่เสียค่า | \b miễn [ ] phí \b | \b (?: bila [ ] malipo | bure ) \b | \b besplatn\w+ | \b brezplačn\w+ | \b
    tasuta \b | \b nemokam\w+
  | \b bez [ ] maksas | безплатн\w+ | бесплатн\w+
"""
LOGIN: Final = r"""
    लॉग [ ]? इन | साइन [ ] इन | पासवर्ड | লগ [ ]? ইন | পাসওয়ার্ড | উள்நுழை | உள்நுழை | கடவுச்சொல் | لاگ [ ] ان | پاس [ ] ورڈ
  | ورود [ ] به [ ] (?: سایت | حساب ) | رمز [ ] عبور | گذرواژه | دخول | التسجيل | ليس [ ] لديك [ ] حساب | התחבר |
    כניסה [ ] למערכת
  | סיסמ[הא] | הרשמה | เข้าสู่ระบบ | รหัสผ่าน | ลงทะเบียน | \b đăng [ ] nhập \b | \b mật [ ] khẩu \b | \b tài [ ] khoản \b
  | \b masuk [ ] (?: ke | untuk | dengan )? \b | \b kata [ ] sandi \b | \b ingia \b | \b nenosiri \b | \b akaunti
    \b | \b prijav\w+
  | \b lozink\w+ | \b geslo \b | \b slaptažod\w+ | \b contrasenya \b | пријав\w+ | лозинк\w+ | парола\w* | пароль
"""
FREE_ACCOUNT: Final = r"""
    मुफ्त .{0,12} (?: खाता | रजिस्ट ) | বিনামূল্যে .{0,12} (?: নিবন্ধ | অ্যাকাউন্ট ) | ثبت [ \u200c]? نام [ ] (?: کن |
    رایگان )
  | התسجيل [ ] مجاني | التسجيل [ ] مجاني | הירשמו | הרשמה [ ] חינם | สมัคร(?:สมาชิก)?ฟรี | ลงทะเบียนฟรี
  | \b đăng [ ] ký [ ] (?: tài [ ] khoản | miễn [ ] phí ) | \b tạo [ ] tài [ ] khoản | \b daftar [ ] (?: gratis |
    sekarang | akun )
  | \b (?: buat | bikin ) [ ] akun | \b fungua [ ] akaunti | \b jisajili \b | \b besplatn\w+ [ ] (?: registr |
    račun )\w*
  | безплатн\w+ [ ] регистрац\w+
"""
NOT_FOUND: Final = r"""
    (?: पेज | पृष्ठ | लेख | खबर ) .{0,30} (?: नहीं [ ] मिल | उपलब्ध [ ] नहीं | मौजूद [ ] नहीं | हटा [ ] द ) | पान [ ]
    सापडले [ ] नाही
  | (?: পৃষ্ঠা | পাতা | পেজ | লেখা | খবর ) .{0,35} (?: পাওয়া [ ] যায়নি | খুঁজে [ ] পাওয়া | নেই | সরিয়ে )
  | (?: பக்கம் | பக்கத்தை | செய்தி ) .{0,35} (?: இல்லை | காண(?:ப்பட)?வில்லை | நீக்கப்பட் ) | పేజీ .{0,20} (?: కనుగొన | లేదు )
  | (?: صفحہ | خبر ) .{0,30} (?: نہیں [ ] ملا | موجود [ ] نہیں | ہٹا [ ] د )
  | (?: صفحه | مطلب | خبر | برگه ) .{0,35} (?: یافت [ ] نشد | پیدا [ ] نشد | وجود [ ] ندارد | حذف [ ] شده )
  | (?: הדף | העמוד | הכתבה | התוכן ) .{0,30} (?: לא [ ] (?: נמצא | קיימ | קיים ) | אינו [ ] | אינה [ ] | הוסר )
  | ไม่พบ(?:หน้า|เนื้อหา|ข่าว|บทความ) | (?: หน้า | เนื้อหา | ข่าว ) .{0,30} (?: ไม่มีอยู่ | ไม่พบ | ถูกลบ | ถูกย้าย )
  | \b không [ ] (?: tìm [ ] thấy | tồn [ ] tại ) | \b (?: trang | bài [ ] viết | nội [ ] dung ) \b .{0,40} \b (?:
    đã [ ] bị [ ] (?: xóa
    | xoá | gỡ ) | không [ ] còn )
  | \b (?: halaman | artikel | berita | laman ) \b .{0,40} \b (?: tidak [ ] (?: ditemukan | tersedia | ada |
    dijumpai )
    | telah [ ] dihapus | sudah [ ] dihapus ) | \b (?: ukurasa | habari | makala ) \b .{0,40} \b (?:
    ha[iu]kupatikana | haupo
    | haipo | haipatikani | umeondolewa | imeondolewa )
  | \b (?: stranic\w | članak | vijest | vest | sadržaj ) \b .{0,40} \b (?: nije [ ] (?: pronađen\w? | dostup\w+ )
    | ne [ ] postoji
    | uklonjen\w? | obrisan\w? ) | \b (?: stran | strani | članek ) \b .{0,30} \b (?: ne [ ] obstaja | ni [ ] (?:
    bil\w? [ ] )? (?: mogoče
    | najden\w? | na [ ] voljo ) ) | \b (?: puslapis | straipsnis ) \b .{0,30} (?: nerastas | neegzistuoja |
    pašalintas )
  | \b (?: lapa | raksts ) \b .{0,30} (?: nav [ ] atrast\w | neeksistē | dzēst\w ) | \b (?: lehekülge | artiklit )
    \b .{0,20} ei [ ] leitud
  | \b (?: pàgina | article ) \b .{0,30} \b no [ ] (?: s.ha [ ] trobat | existeix | està [ ] disponible )
  | (?: страницата | статията | публикацията ) .{0,40} (?: не [ ] (?: е [ ] намер | съществ | беше [ ] намер ) |
    изтрит | премахнат )
  | (?: страниц | чланак | вест ) \w* .{0,40} (?: није [ ] (?: пронађ | доступ ) | не [ ] постоји | уклоњен |
    обрисан ) \w*
  | (?: не [ ] знайдено | сторінк\w* .{0,30} не [ ] (?: існує | знайд ) )
"""
CONSENT: Final = r"""
    कुकी | कुकीज | सहमति | गोपनीयता | কুকি | গোপনীয়তা | সম্মতি | குக்கீ | தனியுரிம | کوکی | رازداری | حریم [ ] خصوصی
  | עוגיות | פרטיות | הסכמ[הת] | คุกกี้ | ความเป็นส่วนตัว | ความยินยอม | \b quyền [ ] riêng [ ] tư \b | \b sự [ ] đồng
    [ ] ý \b
  | \b kuki \b | \b (?: privasi | persetujuan ) \b | \b (?: faragha | vidakuzi | ridhaa ) \b | \b kolači\w+ | \b
    piškot\w+
  | \b slapuk\w+ | \b sīkdat\w+ | \b küpsis\w* | \b galet(?:a|es)\b | бисквитк\w+ | поверителност\w* | колачић\w* |
    приватност\w*
  | файл\w{0,2} [ ] кукі | конфіденційніст\w+
"""
ACCEPT: Final = r"""
    स्वीकार | सहमत | अस्वीकार | সম্মত | গ্রহণ | প্রত্যাখ্যান | ஏற்கிறேன் | ஏற்றுக்கொள் | நிராகரி | قبول | پذیرش | می‌پذیرم | منظور
  | אישור | מאשר | מסכימ | קבל [ ] הכל | דחה | ยอมรับ | ปฏิเสธ | ตกลง | \b (?: chấp [ ] nhận | đồng [ ] ý | từ [ ]
    chối
  | terima | setuju | tolak | kubali | nakubali | kataa | prihva\w+ | slažem | odbij\w* | sprejm\w+ | strinjam |
    zavrni
  | sutinku | atmesti | piekrīt\w* | noraidīt | nõustu\w* | keeldu\w* | accepta(?:r|-ho)? | rebutja(?:r)? ) \b |
    приема\w* | съглас\w+
  | отказвам | прихват\w+ | слажем | відхилити
"""
WE: Final = r"""
    हम | हमारे | हमारी | আমরা | আমাদের | நாங்கள் | எங்கள் | ہم | ہمارے | ما [ ] و | ما [ ] از | אנו | אנחנו | שלנו |
    เรา | ของเรา
  | \b (?: chúng [ ] tôi | kami | sisi | tunatumia | yetu | wetu | koristimo | naš\w{0,3} | uporabljamo | mūsų |
    mēs | mūsu
  | meie | nosaltres | utilitzem | nostr[ae]s? ) \b | ние | ни [ ] | нашите | наш\w{0,3} | користимо
"""
YOU: Final = r"""
    आप | आपके | आपकी | আপনি | আপনার | நீங்கள் | உங்கள் | آپ | شما | לך | שלך | אתה | אתם | คุณ | ของคุณ | ท่าน
  | \b (?: bạn | của [ ] bạn | quý [ ] (?: vị | khách | độc [ ] giả ) | anda | kamu | wewe | yako | wako |
    vaš\w{0,3} | vam
  | možete | jūs | jūsų | jūsu | teie | teil | vostè | podeu | pots ) \b | вие | вашия | можете | ваш\w{0,3} | ви
"""
CHALLENGE: Final = r"""
    रोबोट [ ] नहीं | आप [ ] इंसान | মানুষ [ ] কিনা | রোবট [ ] নন | ரோபோ | ربات [ ] نیست | انسان [ ] هستید | בודק
    .{0,12} דפדפן
  | (?: לא | אינך ) [ ] רובוט | ไม่ใช่(?:โปรแกรม|บอท|หุ่นยนต์) | ยืนยันว่าคุณเป็นมนุษย์ | กำลังตรวจสอบ
  | \b (?: không [ ] phải [ ] (?: là [ ] )? (?: người [ ] máy | robot | rô [ ]? bốt ) | xác [ ] (?: minh | thực )
    .{0,20} (?: con [ ] người | bảo [ ] mật )
  | đang [ ] kiểm [ ] tra [ ] trình [ ] duyệt | bukan [ ] robot | memeriksa [ ] (?: browser | peramban ) | si [ ]
    roboti | nis(?:te|am) [ ] robot
  | provjer\w+ .{0,16} preglednik\w* | niste [ ] robot | ne [ ] robotas | neesat [ ] robots ) \b | не [ ] сте [ ]
    робот | нисте [ ] робот
  | перевіря\w+ .{0,20} браузер | доступ(?:ът)? .{0,12} (?: отказан | забранен | одбијен )
"""

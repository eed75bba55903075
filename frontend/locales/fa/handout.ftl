# Translated by machine, not yet reviewed by a person.
# The hand-out, handing on, the new district, the whole directory.
nav-handout = برگه راهنما
handout-keep = افزودن به برگه راهنما
handout-kept = در برگه راهنما – برداشتن
handout-count = { $cat ->
    [one] { $n } مورد در برگه راهنما
   *[other] { $n } مورد در برگه راهنما
}
handout-open = دیدن و چاپ
handout-title = ساختن برگه راهنما
handout-lead = خدمات، رویدادها و سازمان‌ها را جمع کنید و به زبانی بدهید که طرف مقابل می‌خواند: روی کاغذ، به صورت پیوند یا کد برای تلفن.
handout-description = خدمات { $city } را جمع کنید و به صورت برگه، پیوند یا کد QR بدهید – به نُه زبان و بدون ثبت‌نام.
handout-how = روش کار
handout-step-1 = آنچه را لازم است جستجو کنید.
handout-step-2 = کنار هر مورد مناسب «افزودن به برگه راهنما» را بزنید.
handout-step-3 = برگه راهنما را در پایین باز کنید، زبان را انتخاب کنید، چاپ کنید یا بفرستید.
handout-gone = این مورد دیگر وجود ندارد:
handout-remove = برداشتن
handout-up = بالاتر
handout-down = پایین‌تر
handout-for = به چه زبانی؟
handout-more = افزودن مورد دیگر
handout-full = { $cat ->
    [one] در یک برگه بیش از { $n } مورد جا نمی‌شود.
   *[other] در یک برگه بیش از { $n } مورد جا نمی‌شود.
}
handout-privacy = آنچه جمع می‌کنید فقط در نشانی همین صفحه است. ما چیزی از آن نگه نمی‌داریم و حساب کاربری لازم نیست.
handout-note = یادداشت
handout-note-hint = چاپ می‌شود، اما نه فرستاده می‌شود و نه نگهداری. آن را در آخر بنویسید.
sheet-title = کمک برای شما
sheet-as-of = تا تاریخ { $date }
sheet-qr = این فهرست در تلفن شما
sheet-advice = ساعت‌ها ممکن است تغییر کند. پیش از رفتن تماس بگیرید.
share-title = به اشتراک گذاشتن
share-button = ارسال
share-copy = کپی پیوند
share-copied = کپی شد
share-print = چاپ
share-mail = با ایمیل
share-more = نمایش پیوند و کد QR
share-link = پیوند این صفحه
share-qr-label = کد QR: { $title }
offer-written = این متن به این زبان‌ها هست:
offer-similar = خدمات مشابه
offer-nearby = در نزدیکی
offer-bring = همراه بیاورید
move-title = محله تازه من
move-lead = خانه عوض کرده‌اید؟ انتخاب کنید قبلاً کجا بودید و اکنون کجا هستید تا ببینید در جای تازه چه هست.
move-description = پس از جابه‌جایی در { $city }: آنچه می‌شناختید در محله تازه یا نزدیک آن هم هست.
move-here = تازه آمده‌اید؟ اینجا به جای آنچه می‌شناختید چه هست
move-from = پیش از این
move-to = اکنون
move-choose = انتخاب کنید
move-show = نمایش
move-same = دو محله متفاوت انتخاب کنید.
move-sentence = از { $from } به { $to }: این‌ها را آنجا پیدا می‌کنید، اول مکان‌های دیدار.
move-nothing = در { $from } چیزی ثبت نشده که با { $to } مقایسه کنیم.
move-none = در { $name } نیست. نزدیک‌ترین‌ها:
move-all = همه چیز در { $name }
move-jump = نوع خدمات
move-before = شاید این‌ها را می‌شناختید:
move-questions = اگر پرسشی دارید
move-questions-lead = اینجا کسی به شما کمک می‌کند:
directory-title = همه راهنما
directory-lead = همه خدمات در یک صفحه: برای اینترنت کند، چاپ و همراه داشتن.
directory-description = همه خدمات { $city } در یک صفحه، بدون اینترنت هم خوانده می‌شود.
directory-as-of = وضعیت در { $date }
directory-stored = اتصال نیست. نسخه ذخیره‌شده { $date } را می‌بینید.
directory-old = بیش از ۳۰ روز از آن گذشته است. شاید خیلی چیزها عوض شده باشد: پیش از رفتن تماس بگیرید.
directory-contents = فهرست
directory-open = باز کردن صفحه کامل
directory-others = موارد دیگر
offline-title = خواندن بدون اینترنت
offline-text = دستگاه شما می‌تواند این صفحه را نگه دارد و بدون اینترنت آن را با تاریخش نشان دهد. فقط وقتی بخواهید و فقط در دستگاه شما ذخیره می‌شود.
offline-needs-script = برای این کار JavaScript لازم است. وگرنه «ذخیره صفحه» در منوی مرورگر کمک می‌کند.
offline-kept = در این دستگاه ذخیره شده است
offline-trouble = نشد. لطفاً دوباره امتحان کنید.
offline-keep = نگه داشتن برای زمان بی‌اینترنت
offline-drop = پاک کردن از دستگاه

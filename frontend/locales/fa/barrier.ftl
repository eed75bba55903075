# Translated by machine, not yet reviewed by a person.
# Reporting a barrier.
barrier-title = گزارش مانع
barrier-lead = در این صفحه‌ها از چه چیزی نتوانستید استفاده کنید، چه را نخواندید یا نفهمیدید؟ شماره‌ای می‌گیرید و تا یک ماه پاسخ می‌دهیم.
barrier-text = چه چیزی کار نمی‌کند یا چه را به شکل دیگر لازم دارید؟
barrier-text-help = حداکثر ۲۰۰۰ نویسه. اگر خواستید دستگاه یا وسیله کمکی خود را بنویسید.
barrier-page = در کدام صفحه؟ (اختیاری)
barrier-email = نشانی ایمیل برای پاسخ (اختیاری)
barrier-email-help = فقط تحریریه آن را می‌بیند. بدون نشانی، مانع بررسی می‌شود اما نمی‌توانیم برایتان بنویسیم. همه چیز ۱۸۰ روز پس از پایان کار پاک می‌شود.
barrier-send = فرستادن گزارش
barrier-error-text = کوتاه بنویسید چه چیزی کار نمی‌کند.
barrier-error-long = متن خیلی بلند است. حداکثر ۲۰۰۰ نویسه.
barrier-error-email = این نشانی ایمیل درست نیست. نمونه: name@domain.com
barrier-error-page = نام صفحه خیلی بلند است.
barrier-done-title = از گزارش شما سپاسگزاریم
barrier-number = شماره شما:
barrier-done-text = بررسی می‌کنیم. پاسخ تا { $date }.
barrier-done-later = اگر پاسخی نیامد، نهادی که در بیانیه دسترس‌پذیری آمده کمک می‌کند. این شماره را آنجا بگویید.

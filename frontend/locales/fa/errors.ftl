# Translated by machine, not yet reviewed by a person.
# Pages that say why there is no page.
not-found-title = این صفحه وجود ندارد
not-found-text = شاید نشانی قدیمی است یا اشتباه نوشته شده. آنچه را لازم دارید جستجو کنید:
bad-request-title = این نشانی درست نیست
bad-request-text = یکی از فیلترهای آن ناشناخته یا قدیمی است. از فهرست کامل دوباره شروع کنید، یا جستجو کنید:
away-title = راهنما الان در دسترس نیست
away-text = لطفاً یک دقیقه دیگر دوباره امتحان کنید. مشکل از شما نیست.
broken-title = اینجا مشکلی پیش آمد
broken-text = اشتباه از ماست و ثبت شده است. لطفاً بعداً دوباره امتحان کنید.
error-home = به صفحه اصلی
error-offers = دیدن همه خدمات
error-plain-list = به فهرست کامل
error-danger = اگر در خطر هستید، زنگ بزنید:
refused-title = این پذیرفته نشد
refused-text = لطفاً صفحه را دوباره باز کنید و یک بار دیگر امتحان کنید.

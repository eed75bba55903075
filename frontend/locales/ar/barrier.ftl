# Translated by machine, not yet reviewed by a person.
# Reporting a barrier.
barrier-title = الإبلاغ عن عائق
barrier-lead = ما الذي لم تستطع استعماله أو قراءته أو فهمه في هذه الصفحات؟ ستحصل على رقم، ونجيب خلال شهر.
barrier-text = ما الذي لا يعمل، أو ماذا تحتاج بشكل آخر؟
barrier-text-help = 2000 حرف على الأكثر. يمكنك ذكر جهازك أو وسيلتك المساعدة.
barrier-page = في أي صفحة؟ (اختياري)
barrier-email = البريد الإلكتروني للرد (اختياري)
barrier-email-help = لا يراه إلا فريق التحرير. من دون عنوان نفحص العائق لكن لا يمكننا الكتابة إليك. يُحذف كل شيء بعد 180 يومًا من إنهاء البلاغ.
barrier-send = إرسال البلاغ
barrier-error-text = اكتب باختصار ما الذي لا يعمل.
barrier-error-long = النص طويل جدًّا. الحد الأقصى 2000 حرف.
barrier-error-email = عنوان البريد الإلكتروني غير صحيح. مثال: name@domain.com
barrier-error-page = وصف الصفحة طويل جدًّا.
barrier-done-title = شكرًا على بلاغك
barrier-number = رقمك:
barrier-done-text = سنفحص الأمر. موعد الرد الأخير { $date }.
barrier-done-later = إذا لم يصلك رد، تساعدك الجهة المذكورة في بيان إمكانية الوصول. اذكر لها هذا الرقم.

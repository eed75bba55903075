# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = این اطلاعات چقدر به‌روز است؟
fresh-by-provider = تأیید سازمان در { $date }
fresh-by-staff = بررسی شهرداری در { $date }
fresh-by-somebody = تأییدشده در { $date }
fresh-due = { $confirmed } · بررسی بعدی در جریان است
fresh-overdue = بررسی از { $due } عقب افتاده و هنوز هیچ‌وقت تأیید نشده
fresh-overdue-last = بررسی از { $due } عقب افتاده · آخرین تأیید در { $last }
fresh-overdue-unknown = بررسی عقب افتاده · آخرین تأیید در { $last }
fresh-never = هنوز هیچ‌وقت تأیید نشده
fresh-advice = لطفاً پیش از رفتن بپرسید.
updated = آخرین ویرایش در { $date }
freshness-fresh = تازه بررسی شده
freshness-due = بررسی در جریان است
freshness-overdue = بررسی عقب افتاده
freshness-never = هنوز هیچ‌وقت تأیید نشده
fresh-next = بررسی بعدی تا { $date }

# Translated by machine, not yet reviewed by a person.
# How current an entry is.
fresh-title = ما مدى حداثة المعلومات؟
fresh-by-provider = أكّدته الجهة في { $date }
fresh-by-staff = راجعته المدينة في { $date }
fresh-by-somebody = مؤكَّد في { $date }
fresh-due = { $confirmed } · المراجعة التالية جارية
fresh-overdue = المراجعة متأخرة منذ { $due }، ولم يؤكَّد قط
fresh-overdue-last = المراجعة متأخرة منذ { $due } · آخر تأكيد في { $last }
fresh-overdue-unknown = المراجعة متأخرة · آخر تأكيد في { $last }
fresh-never = لم يؤكَّد بعد
fresh-advice = يُرجى السؤال قبل الذهاب.
updated = آخر تعديل في { $date }
freshness-fresh = مُراجَع حديثًا
freshness-due = المراجعة جارية
freshness-overdue = المراجعة متأخرة
freshness-never = لم يؤكَّد بعد
fresh-next = المراجعة القادمة حتى { $date }

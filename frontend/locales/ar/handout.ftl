# Translated by machine, not yet reviewed by a person.
# The hand-out, handing on, the new district, the whole directory.
nav-handout = ورقة معلومات
handout-keep = أضف إلى ورقة المعلومات
handout-kept = موجود في ورقة المعلومات – إزالة
handout-count = { $cat ->
    [zero] لا شيء في ورقة المعلومات
    [one] عرض واحد في ورقة المعلومات
    [two] عرضان في ورقة المعلومات
    [few] { $n } عروض في ورقة المعلومات
    [many] { $n } عرضًا في ورقة المعلومات
   *[other] { $n } عرض في ورقة المعلومات
}
handout-open = عرض وطباعة
handout-title = إعداد ورقة معلومات
handout-lead = اجمع عروضًا ومواعيد وجهات، وسلّمها باللغة التي يقرؤها الشخص الآخر: على ورق أو كرابط أو كرمز للهاتف.
handout-description = اجمع عروضًا من { $city } وسلّمها كورقة أو رابط أو رمز QR – بتسع لغات ودون حساب.
handout-how = كيف يعمل
handout-step-1 = ابحث عمّا تحتاجون إليه.
handout-step-2 = اختر «أضف إلى ورقة المعلومات» عند كل عرض مناسب.
handout-step-3 = افتح ورقة المعلومات في الأسفل، واختر اللغة، ثم اطبعها أو شاركها.
handout-gone = لم يعد هذا العرض موجودًا:
handout-remove = إزالة
handout-up = إلى الأعلى
handout-down = إلى الأسفل
handout-for = بأي لغة؟
handout-more = أضف شيئًا آخر
handout-full = { $cat ->
    [zero] لا تتسع ورقة المعلومات لأي عرض.
    [one] لا تتسع ورقة المعلومات لأكثر من عرض واحد.
    [two] لا تتسع ورقة المعلومات لأكثر من عرضين.
    [few] لا تتسع ورقة المعلومات لأكثر من { $n } عروض.
    [many] لا تتسع ورقة المعلومات لأكثر من { $n } عرضًا.
   *[other] لا تتسع ورقة المعلومات لأكثر من { $n } عرض.
}
handout-privacy = ما تجمعه موجود في عنوان هذه الصفحة فقط. لا نحفظ شيئًا منه، ولا حاجة إلى حساب.
handout-note = ملاحظة
handout-note-hint = تُطبع الملاحظة فقط ولا تُرسل ولا تُحفظ. اكتبها في النهاية.
sheet-title = مساعدة لك
sheet-as-of = حتى تاريخ { $date }
sheet-qr = هذه القائمة على هاتفك
sheet-advice = قد تتغير الأوقات. اتصل قبل أن تذهب.
share-title = مشاركة
share-button = شارك
share-copy = نسخ الرابط
share-copied = تم النسخ
share-print = طباعة
share-mail = بالبريد الإلكتروني
share-more = إظهار الرابط ورمز QR
share-link = رابط هذه الصفحة
share-qr-label = رمز QR: { $title }
offer-written = هذا النص متوفر باللغات:
offer-similar = عروض مشابهة
offer-nearby = بالقرب من هنا
offer-bring = ما يجب إحضاره
move-title = الحي الجديد الذي أسكن فيه
move-lead = هل انتقلت إلى سكن جديد؟ اختر أين كنت تسكن وأين تسكن الآن، لترى ما يوجد في حيّك الجديد.
move-description = بعد الانتقال داخل { $city }: ما كنت تعرفه موجود أيضًا في الحي الجديد أو بالقرب منه.
move-here = هل أنت جديد هنا؟ ما يوجد هنا بدلًا مما كنت تعرفه
move-from = السكن السابق
move-to = السكن الحالي
move-choose = اختر من القائمة
move-show = عرض
move-same = اختر حيّين مختلفين.
move-sentence = من { $from } إلى { $to }: هذا ما تجده هناك، وأماكن اللقاء أولًا.
move-nothing = لا يوجد في { $from } ما يمكن مقارنته مع { $to }.
move-none = لا يوجد ذلك في { $name }. هذا هو الأقرب:
move-all = كل ما يوجد في { $name }
move-jump = أنواع العروض
move-before = ربما كنت تعرف:
move-questions = إذا كانت لديك أسئلة
move-questions-lead = هنا من يستطيع مساعدتك:
directory-title = الدليل كاملًا
directory-lead = كل العروض في صفحة واحدة: للاتصال البطيء وللطباعة وللحفظ معك.
directory-description = كل العروض في { $city } في صفحة واحدة، يمكن قراءتها دون اتصال أيضًا.
directory-as-of = الوضع في { $date }
directory-stored = لا يوجد اتصال. ترى النسخة المحفوظة من { $date }.
directory-old = عمرها أكثر من 30 يومًا. قد تغيّر الكثير: اتصل قبل أن تذهب.
directory-contents = المحتويات
directory-open = فتح الصفحة الكاملة
directory-others = عروض أخرى
offline-title = القراءة دون إنترنت
offline-text = يمكن لجهازك حفظ هذه الصفحة، فيعرضها مع تاريخها حين لا يوجد اتصال. لا تُحفظ إلا إذا أردت ذلك، وعلى جهازك فقط.
offline-needs-script = هذا يحتاج إلى JavaScript. وإلا فاستعمل «حفظ الصفحة» في قائمة المتصفح.
offline-kept = محفوظ على هذا الجهاز
offline-trouble = لم ينجح ذلك. حاول مرة أخرى.
offline-keep = حفظ للقراءة دون اتصال
offline-drop = حذف من الجهاز

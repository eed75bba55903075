# Who is in charge: the list, the guide, the office; and urgent notices.
nav-responsibilities = الدوائر
notices-label = تنبيه حالي
notice-danger = هام:
notice-more = المزيد
responsibilities-title = من الجهة المسؤولة؟
responsibilities-heading = من الجهة المسؤولة؟
responsibilities-lead = اعثر على الدائرة المسؤولة عن طلبك.
responsibilities-description = أي دائرة في { $city } مسؤولة عن ماذا؟ جهات الاتصال والأوقات وما يجب إحضاره.
responsibilities-search = ابحث عن طلب
responsibilities-all = عرض الكل
responsibilities-count = { $cat ->
    [zero] لا مسؤوليات
    [one] مسؤولية واحدة
    [two] مسؤوليتان
    [few] { $n } مسؤوليات
    [many] { $n } مسؤولية
   *[other] { $n } مسؤولية
}
guide-title = خطوتان إلى الدائرة الصحيحة
guide-start = ابحث عن الدائرة
guide-choose = اختر من فضلك
guide-ask-topic = ما هو الموضوع؟
guide-ask-situation = ما الذي ينطبق عليك؟
guide-situation-open = اسألني لاحقًا
guide-none-of-these = لا شيء من هذا
guide-step = السؤال { $n } من 2
guide-topic = الموضوع
guide-situation = وضعك
guide-change = تغيير
guide-change-what = تغيير: { $what }
guide-nothing = لا توجد هنا دائرة مسجلة لهذا الوضع. يمكن لمركز استشارة أن يساعدك.
guide-counselling = استشارة حول هذا
guide-counselling-why = تقدم هذه الجهات المشورة في الموضوع.
office-first = الجهة المسؤولة
office-next = مسؤولة أيضًا
responsibility-for = ينطبق على:
responsibility-bring = أحضر معك
responsibility-advice = من المفيد أن تعرف
responsibility-also = تساعدك أيضًا:
responsibility-description = { $title } – من المسؤول في { $city } وجهة الاتصال والأوقات.
noun-responsibility = جهة مسؤولة
nouns-responsibility = جهات مسؤولة
situation-asylum-seeker = قدّمت طلب لجوء وأسكن في مركز الاستقبال
situation-assigned = أنا في إجراءات اللجوء ومُحال إلى المدينة
situation-recognised = أنا معترف بي كلاجئ
situation-ukraine = لدي حماية كشخص من أوكرانيا (المادة 24)
situation-tolerated = لدي دولدونغ (وقف ترحيل)
situation-eu-citizen = أنا من دولة في الاتحاد الأوروبي
situation-residence-title = أنا هنا للعمل أو الدراسة أو مع الأسرة
situation-helper = أريد أن أساعد أو أدعو شخصًا
situation-professional = أعمل في هذا المجال
situation-everyone = للجميع
person-asylum-seeker = طالبو اللجوء في مركز الاستقبال
person-assigned = طالبو اللجوء في المدينة
person-recognised = اللاجئون المعترف بهم
person-ukraine = القادمون من أوكرانيا (المادة 24)
person-tolerated = حاملو الدولدونغ
person-eu-citizen = مواطنو الاتحاد الأوروبي
person-residence-title = حاملو إقامة للعمل أو الدراسة أو الأسرة
person-helper = من يساعد أو يدعو
person-professional = المختصون
person-everyone = الجميع

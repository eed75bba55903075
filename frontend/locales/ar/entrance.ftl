# Translated by machine, not yet reviewed by a person.
# Ways in: the menu, the foot, the three doors of the home page.
menu = القائمة
foot-label = عن هذه الصفحات
ui-machine = تُرجمت نصوص هذه الواجهة آليًّا، ولم يراجعها إنسان بعد.
home-doors = ما الذي جاء بك إلى هنا؟
door-need = أحتاج إلى مساعدة
door-need-text = استشارات ولغة وسكن وعمل وأطفال: اعثر على ما هو قريب منك.
door-give = أريد أن أساعد
door-give-text = وقت أو معرفة أو أغراض: انظر أين توجد حاجة إلى المساعدة.
door-work = أعمل في هذا المجال
door-work-text = اعثر بسرعة على المناسب مع تاريخ آخر مراجعة، وسلّمه لمن يحتاجه.
door-topics = ابحث حسب الموضوع
door-open = ما هو مفتوح الآن
door-districts = في حيّي
door-volunteers = مواعيد للمتطوعين
door-associations = الجمعيات والمنظمات
door-offers = كل العروض مع التصفية
door-providers = الجهات من الألف إلى الياء
door-map = العروض على الخريطة
home-district = ماذا يوجد في حيّك؟
home-district-show = عرض

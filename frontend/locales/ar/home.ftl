# Translated by machine, not yet reviewed by a person.
# Home.
home-title = ماذا تحتاج؟
home-lead = استشارات ودورات لغة وأماكن لقاء ومساعدة في الحياة اليومية، مع أوقات الدوام واللغات وتاريخ آخر مراجعة.
home-description = ابحث عن المساعدة في { $city }: استشارات ودورات لغة وأماكن لقاء وغيرها، مع أوقات الدوام وتاريخ آخر مراجعة.
home-quick-open = مفتوح الآن
home-quick-free = مجاني
home-topics = حسب الموضوع
home-events = المواعيد القادمة
home-events-all = كل المواعيد
home-districts = في حيّك
home-currency-title = ما مدى حداثة المعلومات؟
home-currency = { $percent }٪ من العروض أكّدها إنسان خلال الأشهر الستة الماضية.
home-currency-how = نسأل كل جهة مرتين في السنة إن كان كل شيء ما زال صحيحًا.

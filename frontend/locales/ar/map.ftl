# Translated by machine, not yet reviewed by a person.
# Districts and maps.
districts-title = الأحياء
districts-lead = ما يوجد في حيّك، وما هو الأقرب إن لم يوجد شيء فيه.
districts-description = كل أحياء { $city } مع عروضها، على خريطة وفي قائمة.
districts-others = أحياء أخرى
districts-all = كل الأحياء
districts-map = كل الأحياء مع خريطة
district-map-area = { $name }، { $count }
district-map-note = الخريطة مبسّطة. كلما قوي اللون زادت العروض.
district-meeting-none = لا يوجد مكان لقاء في { $name }. الأقرب إليه:
map-title = الخريطة
map-heading = العروض على خريطة
map-description = العروض في { $city } حسب الأحياء والأماكن.
map-as-map = على الخريطة
map-as-list = كقائمة مع التصفية
map-more = هذه أول { $n }. يمكن تقليلها بالتصفية.
map-places = الأماكن والعناوين
map-streets = خريطة الشوارع
map-load = تحميل خريطة الشوارع
map-from-here = تأتي الخريطة من هذا الموقع. لن يعرف أحد غيرنا أنك تنظر إليها.
map-from-host = تأتي صور الخريطة من { $host }. عند تحميلها تعرف هذه الخدمة عنوان IP الخاص بك.
map-failed = تعذّر تحميل الخريطة. كل الأماكن في القائمة أدناه.
map-no-script = هذا يحتاج إلى JavaScript. كل الأماكن في القائمة أدناه.
map-zoom-in = تكبير
map-zoom-out = تصغير
providers-letters = انتقل إلى حرف

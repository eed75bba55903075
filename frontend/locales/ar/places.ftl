# Translated by machine, not yet reviewed by a person.
# Places.
places = المكان
places-count = { $cat ->
    [zero] لا أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $n } أماكن
    [many] { $n } مكانًا
   *[other] { $n } مكان
}
place-none = العنوان غير معلن
place-none-long = العنوان غير معلن. يُرجى التواصل أولًا.
place-approximate = الموقع معروف تقريبًا فقط.
distance-m = نحو { $n } م
distance-km = نحو { $n } كم
wheelchair-yes = مهيأ للكراسي المتحركة
wheelchair-limited = مهيأ جزئيًا للكراسي المتحركة
wheelchair-no = غير مهيأ للكراسي المتحركة
wheelchair-short-yes = نعم
wheelchair-short-limited = جزئيًا
wheelchair-short-no = لا
wheelchair-short-unknown = غير معروف

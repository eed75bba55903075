# Translated by machine, not yet reviewed by a person.
# Home.
home-title = Что вам нужно?
home-lead = Консультации, языковые курсы, места встреч и помощь в повседневных делах – с часами работы, языками и датой последней проверки.
home-description = Помощь в городе { $city }: консультации, языковые курсы, места встреч и другое, с часами работы и датой последней проверки.
home-quick-open = Открыто сейчас
home-quick-free = Бесплатно
home-topics = По темам
home-events = Ближайшие мероприятия
home-events-all = Все мероприятия
home-districts = В вашем районе
home-currency-title = Насколько это актуально?
home-currency = { $percent } % всех предложений за последние шесть месяцев подтвердил человек.
home-currency-how = Два раза в год мы спрашиваем каждую организацию, всё ли ещё верно.

# Интерфейс Dateline по-русски. Источник: en.ftl.

### Everywhere

comma = { ", " }
and = { $one } и { $other }
skip = К содержанию
languages = Языки
nav-live = Лента
nav-questions = Вопросы
nav-tallies = Подсчёты
nav-map = Карта
nav-digest = Сводка
nav-sources = Источники
nav-about = Как это читать
search = Поиск
search-in = Поиск: { $title }
foot = Подчёркнутые слова приписаны говорящему; жирная черта отмечает проверяемое утверждение. Dateline показывает, кто что говорит, и не решает, кто прав.
parties = Стороны
others = прочие
no-side = Ничья сторона
nobody-named = имя не названо
someone-unnamed = Неназванный собеседник
times-are = Время: { $zone } ({ $name })
order = Порядок
newest-first = Сначала новые
show = Показать
show-all = Показать все
days = Дни
more = { $n ->
    [one] ещё { $n }
    [few] ещё { $n }
    [many] ещё { $n }
   *[other] ещё { $n }
}
posts = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
    [many] { $n } сообщений
   *[other] { $n } сообщения
}
claims = { $n ->
    [one] { $n } утверждение
    [few] { $n } утверждения
    [many] { $n } утверждений
   *[other] { $n } утверждения
}
quoted = «{ $words }»

### Dates

month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря
month-alone-1 = январь
month-alone-2 = февраль
month-alone-3 = март
month-alone-4 = апрель
month-alone-5 = май
month-alone-6 = июнь
month-alone-7 = июль
month-alone-8 = август
month-alone-9 = сентябрь
month-alone-10 = октябрь
month-alone-11 = ноябрь
month-alone-12 = декабрь
weekday-1 = понедельник
weekday-2 = вторник
weekday-3 = среда
weekday-4 = четверг
weekday-5 = пятница
weekday-6 = суббота
weekday-7 = воскресенье
date-short = { $day } { $month }
date-weekday = { $weekday }, { $day } { $month }
date-long = { $weekday }, { $day } { $month } { $year } г.
date-month = { $month } { $year } г.
day-number = День { $n }
clock-hour = { $hour } ч
minutes = { $n } мин
hours = { $n } ч
kilometres = { $number } км

### How a time is known

time-known-to-day = { $date }, известно с точностью до дня
time-first-seen = впервые замечено
time-first-seen-how = тогда получено впервые; на странице время не указано
time-first-seen-reason = На странице не указано время этого сообщения. Показано, когда оно было получено впервые.
time-page-says = на странице указано «{ $text }»
time-as-page-says = как указано на странице
time-worked-out = Установлено: { $reason }.
time-worked-out-for = Установлено; на странице указано «{ $text }»: { $reason }.
time-other-times = по другим отметкам времени на странице
time-date-worked-out = дата установлена
time-time-worked-out = время установлено
time-retrieval = время получения
time-retrieval-how = время получения
time-retrieval-reason = На странице не указано время этого сообщения. Показано, когда оно было получено.
how-first-print = время первого сообщения с этим текстом
how-last-there = последнее обращение, при котором оно ещё было
how-first-words = первое обращение, при котором были эти слова
how-last-retrieval = последнее обращение
how-noted = когда это было замечено

### Kinds of claims

kind-killed = Погибшие
kind-wounded = Раненые
kind-missing = Пропавшие без вести
kind-captured = Пленные
kind-displaced = Перемещённые лица
kind-equipment-loss = Потери техники
kind-aircraft-downed = Сбитые воздушные суда
kind-territory-taken = Занято
kind-territory-retaken = Отбито
kind-strike = Удар
kind-mobilisation = Мобилизация
kind-fighters-deployed = Переброска бойцов
kind-property-damage = Повреждённое имущество
kind-evacuation = Эвакуация
polarity-denied = отрицается
polarity-questioned = под сомнением
polarity-asserted = утверждается
ruled-confirmed = Подтверждено редакцией
ruled-rejected = Не учитывается редакцией: прочитано неверно или недействительно
ruled-corrected = Исправлено редакцией: { $to }
relation-denies = опровергает:
relation-denied-by = опровергает это:
relation-conflicts = противоречит:
relation-revises = уточняет:
relation-revised-by = уточняет это:
relation-also = также сообщает:
relation-repeated-by = повторяет:
relation-said-before = раньше сообщил:
media-photo = Фото
media-video = Видео
media-audio = Аудио
media-gallery = Фотографии
media-graphic = Графика
media-embed = Запись в соцсети
media-linked = Материал по ссылке
amount-at-least = не менее { $number }
amount-over = свыше { $number }
amount-more-than = более { $number }
amount-about = около { $number }
amount-up-to = до { $number }
amount-nearly = почти { $number }
amount-another = ещё { $number }
amount-dozens = десятки
amount-hundreds = сотни
amount-thousands = тысячи
amount-some = некоторое число
tier-agency = информагентство
tier-state = государственное СМИ
tier-national = национальное СМИ
tier-local = местное СМИ
tier-official = официальный источник
tier-social = соцсеть

### The live page

updates = Обновления
earlier-updates = Более ранние обновления
later-updates = Более поздние обновления
oldest-first = Сначала старые
contents = Содержание
to-newest = К самым новым обновлениям
to-first = К первым обновлениям
empty-feed = Пока ничего не прочитано. Обновления появятся здесь по мере поступления.
empty-narrowed = Таких обновлений нет. Снимите один из фильтров выше или { $all }.
empty-narrowed-all = покажите все обновления
key-update = Главное
key-updates = Главное
all-key-updates = Всё главное
key-told-by = { $n ->
    [one] сообщает { $n } издание
    [few] сообщают { $n } издания
    [many] сообщают { $n } изданий
   *[other] сообщают { $n } издания
}
key-disputed = оспаривается: { $question }
key-denied = отрицается: { $question }
key-revised = уточнено: { $question }
where-answers-differ = Где ответы расходятся
updates-of = { $n ->
    [one] обновление
    [few] обновления
    [many] обновлений
   *[other] обновления
}
all-of-this-day = Всё за этот день
corrections = Исправления
corrections-what = что источники изменили или убрали
so-far = { $day }: к этому часу
pinned-disputed = Спорно
pinned-moved = Изменилось
pinned-new = Новое
drafted = Составлено по записям по правилам, без участия человека.
all-of = Всё за день: { $day }
all-questions = Все вопросы
outlets = { $n ->
    [one] { $n } издание
    [few] { $n } издания
    [many] { $n } изданий
   *[other] { $n } издания
}
outlets-first = первым в { $clock } { $source }
same-text = тот же текст

filter = Фильтр
filters = Фильтры
filter-disputed = Только спорное
filter-key = Только главное
filter-side = Кто говорит
filter-anybody = Кто угодно
filter-kind = Что утверждается
filter-anything = Что угодно
filter-place = Где
filter-anywhere = Где угодно
filter-source = Источник
filter-all = Все
filter-away = снять этот фильтр
found = { $n ->
    [one] { $n } обновление:
    [few] { $n } обновления:
    [many] { $n } обновлений:
   *[other] { $n } обновления:
}
found-or-more = { $n ->
    [one] { $n } обновление или больше:
    [few] { $n } обновления или больше:
    [many] { $n } обновлений или больше:
   *[other] { $n } обновления или больше:
}
narrowed-to = Отобрано:
chip-side = говорит { $side }
chip-place = место: { $place }
chip-source = источник: { $source }
chip-disputed = спорное
chip-key = главное

live-new = { $n ->
    [one] { $n } новое обновление
    [few] { $n } новых обновления
    [many] { $n } новых обновлений
   *[other] { $n } нового обновления
}
live-new-unweighed = { $n ->
    [one] { $n } новое обновление, ещё не оценено
    [few] { $n } новых обновления, ещё не оценены
    [many] { $n } новых обновлений, ещё не оценены
   *[other] { $n } нового обновления, ещё не оценены
}
live-changed = { $n ->
    [one] { $n } сообщение изменено
    [few] { $n } сообщения изменены
    [many] { $n } сообщений изменено
   *[other] { $n } сообщения изменено
}
live-stale = Страница изменилась. Загрузить заново
ago-now = только что
ago-minutes = { $n } мин назад
ago-hours = { $n } ч назад
link-copied = Ссылка скопирована

### A post

no-words = Только время, без слов
own-voice = от своего имени
said-by = Говорит { $who }
claimed-by = Утверждает { $who }
claimed = Утверждается
edited = изменено в { $clock }
passes-on = Передаёт текст источника { $source }, { $time }: один голос, а не два.
forwarded = Переслано из: { $via }.
passed-on = { $n ->
    [one] Этот текст передаёт ещё { $n } источник.
    [few] Этот текст передают ещё { $n } источника.
    [many] Этот текст передают ещё { $n } источников.
   *[other] Этот текст передают ещё { $n } источника.
}
gone = В последний раз оно было там { $date } в { $time }. Dateline хранит сказанное:
wordless = Источник указал время, но не дал текста.
wordless-media = Источник дал время и то, что перечислено ниже, но не дал текста.
cut = Остальное слишком длинно, чтобы показать его здесь.
cut-at = Остальное слишком длинно, чтобы показать его здесь: { $link }.
cut-link = читать у источника { $source }
read-all = Читать целиком
media = Медиа
graphic = { $kind }: может быть тяжело смотреть
media-at = { $kind }, { $source }
claimed-here = Что здесь утверждается
speaks-here = Кто здесь говорит
says-hidden = говорит { $who }
edits = { $n ->
    [one] Что изменил источник, { $n } раз
    [few] Что изменил источник, { $n } раза
    [many] Что изменил источник, { $n } раз
   *[other] Что изменил источник, { $n } раза
}
changed-by = Изменено до { $time }
diff-too-long = Текст слишком длинный, чтобы показать изменения.
link-to-post = Ссылка на сообщение
copy-link = Копировать ссылку
where-from = Откуда это
at-source = У источника: { $source }
provenance = Откуда это
provenance-source = Источник
provenance-time = Время
provenance-how = Как известно время
provenance-retrieved = Получено
provenance-fingerprint = Отпечаток
provenance-sha = SHA-256 полученных байтов; они хранятся
provenance-rules = Правила
provenance-rules-what = что нашло утверждения
posts-pager = Сообщения
see-in-feed = Показать в ленте

### Corrections

corrections-summary = Что источники изменили в своих сообщениях, убрали или вернули; сначала последнее. Dateline хранит сказанное прежде.
corrections-none = Ни один источник не изменил и не убрал прочитанных сообщений.
corrections-earlier = О более ранних рассказано на страницах самих сообщений.
correction-gone = Источник убрал это сообщение.
correction-returned = Исчезнувшее сообщение снова на месте.
correction-revised = Источник изменил слова.

### Questions

questions-summary = На что разные утверждения отвечают одинаково или по-разному. Последний ответ каждой стороны стоит рядом с ответом другой, с тем, что она говорила прежде, и со словами, которыми это сказано. Ответы не усредняются.
states = Состояния
state-settled = Решено редакцией
state-one-source = Только один источник
state-agreed = Согласуется
state-disputed = Оспаривается
state-denied = Отрицается
state-revised = Уточнено
why-settled = редакция подтвердила ответ
why-disputed = ответы исключают друг друга
why-denied = одна сторона отвергает то, что утверждает другая
why-revised = ответ изменился
why-agreed = независимые источники говорят одно и то же
why-one-source = больше никто на это не отвечает
says = { $who }: { $what }
new-on = Новое за { $date }
question-new = новое
choose-questions = Выбрать вопросы
choose-about = О чём
choose-anything = о чём угодно
choose-side = Кто отвечает
choose-any-side = любая сторона
choose-place = Где
choose-any-place = где угодно
choose-words = Слова
sort-contested = сначала самые спорные
sort-latest = сначала последние ответы
sort-apart = сначала самые далёкие ответы
sort-sources = сначала с большим числом источников
questions = { $n ->
    [one] { $n } вопрос
    [few] { $n } вопроса
    [many] { $n } вопросов
   *[other] { $n } вопроса
}
questions-of = { $n ->
    [one] { $found } из { $n } вопроса
    [few] { $found } из { $n } вопросов
    [many] { $found } из { $n } вопросов
   *[other] { $found } из { $n } вопроса
}
questions-all = показать все
questions-none = Пока не прочитано ни одного утверждения, которое отвечало бы на вопрос.
questions-none-like = Таких вопросов нет.
questions-more = Ещё вопросы
questions-before = Предыдущие вопросы
origins = { $n ->
    [one] { $n } независимый первоисточник
    [few] { $n } независимых первоисточника
    [many] { $n } независимых первоисточников
   *[other] { $n } независимого первоисточника
}
origins-in = { $posts }, { $sources }
origins-posts = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
    [many] { $n } сообщений
   *[other] { $n } сообщения
}
origins-sources = { $n ->
    [one] { $n } источник
    [few] { $n } источника
    [many] { $n } источников
   *[other] { $n } источника
}
earlier-answers = { $n ->
    [one] { $n } прежний ответ
    [few] { $n } прежних ответа
    [many] { $n } прежних ответов
   *[other] { $n } прежнего ответа
}
all-answers = Все ответы
change-up = больше, чем прежде ({ $number })
change-down = меньше, чем прежде ({ $number })
change-before = прежде: { $number }
repeated-by = повторяют: { $sources }
more-claims = { $n ->
    [one] К этому относится ещё { $n } утверждение
    [few] К этому относятся ещё { $n } утверждения
    [many] К этому относятся ещё { $n } утверждений
   *[other] К этому относятся ещё { $n } утверждения
}
axis-label = { $question }, на одной оси. { $answers }
axis-before = прежде: { $answer }
axis-latest = последнее: { $answer }
moved = { $from } → { $to }
how-moved = Как менялись числа
other-questions = Другие вопросы этого рода

### Tallies

tallies-summary = Как менялось число у каждого, кто его называет. Число стоит с той минуты, как его назвали, до следующего; между двумя числами ничего не рисуется, и числа разных сторон не складываются.
tallies-how = Полоса над линией: «не менее». Под ней: «до». Между двумя линиями: промежуток. Каждая отметка ведёт к словам.
download-csv = Скачать CSV
tallies-none = Нарастающих итогов пока не прочитано.
tallies-more = Ещё подсчёты
tallies-before = Предыдущие подсчёты
chart-label = { $question } во времени. { $numbers }
chart-left-out = { $n ->
    [one] Ещё { $n } сторона есть в таблице.
    [few] Ещё { $n } стороны есть в таблице.
    [many] Ещё { $n } сторон есть в таблице.
   *[other] Ещё { $n } стороны есть в таблице.
}
chart-table = Числа таблицей
chart-caption = { $question }: каждое число, когда, кем и какими словами оно названо
col-when = Когда
col-who = Кто
col-what = Что
col-how-many = Сколько
col-words = Какими словами
col-words-short = Слова
still-title = Числа, названные один раз
still-caption = Числа, которые назвал лишь кто-то один и один раз
still-left = { $n ->
    [one] Ещё { $n } есть в { $csv }.
    [few] Ещё { $n } есть в { $csv }.
    [many] Ещё { $n } есть в { $csv }.
   *[other] Ещё { $n } есть в { $csv }.
}

### The map

map-summary = Что и где, как утверждается, произошло и кто это говорит.
map-summary-day = Что и где, как утверждается, произошло и кто это говорит: { $day }.
map-how = Место нарисовано настолько большим, насколько точно оно известно; отметка — это утверждение, а не факт.
map-told-on = Сообщено
map-all-days = Все дни
map-all-days-told = все дни
map-shown = { $n ->
    [one] { $n } утверждение с указанием места.
    [few] { $n } утверждения с указанием места.
    [many] { $n } утверждений с указанием места.
   *[other] { $n } утверждения с указанием места.
}
map-of-place = Карта: { $place } и окрестности; в списке ниже то же самое.
map-of-places = { $n ->
    [one] Карта: { $n } место; в списке ниже то же самое.
    [few] Карта: { $n } места; в списке ниже то же самое.
    [many] Карта: { $n } мест; в списке ниже то же самое.
   *[other] Карта: { $n } места; в списке ниже то же самое.
}
map-closer = Ближе
map-wider = Шире
map-region = Где сообщают больше всего
map-signs = Знаки
map-control = кто удерживает
map-strikes = удары
map-denied = отрицается или под сомнением
map-disputed = спорная граница
map-borders = Берега и границы: Natural Earth, общественное достояние. Границы показаны так, как они проходят на местности; прерывистые линии — спорные границы, линии контроля и границы, о которых так и не договорились. Dateline не встаёт ни на чью сторону.
map-no-land = Суша в этой части ей неизвестна.
map-none = Пока не прочитано утверждений, которые можно показать на карте.
map-none-known = Ни для чего из утверждаемого здесь не известно места, которое можно показать на карте.
map-named-below = Названные места перечислены ниже.
map-on = На карте
map-around = Карта окрестностей: { $place }
map-off = Названы, но не на этой карте
map-off-note = Где это — неизвестно, или слишком велико для точки, или за пределами показанного.
map-placeless = { $n ->
    [one] { $n } утверждение без места
    [few] { $n } утверждения без места
    [many] { $n } утверждений без места
   *[other] { $n } утверждения без места
}
map-latest = { $n ->
    [one] Последнее { $n }
    [few] Последние { $n }
    [many] Последние { $n }
   *[other] Последние { $n }
}
map-left-out = { $n ->
    [one] Показаны последние утверждения; ещё { $n } более раннее не показано. Выберите день, чтобы увидеть относящиеся к нему.
    [few] Показаны последние утверждения; ещё { $n } более ранних не показаны. Выберите день, чтобы увидеть относящиеся к нему.
    [many] Показаны последние утверждения; ещё { $n } более ранних не показаны. Выберите день, чтобы увидеть относящиеся к нему.
   *[other] Показаны последние утверждения; ещё { $n } более ранних не показаны. Выберите день, чтобы увидеть относящиеся к нему.
}
map-claims-by = { $place }. Утверждения: { $claims }
map-of-control = { $n ->
    [one] { $n } о контроле
    [few] { $n } о контроле
    [many] { $n } о контроле
   *[other] { $n } о контроле
}
map-of-strikes = { $n ->
    [one] { $n } об ударах
    [few] { $n } об ударах
    [many] { $n } об ударах
   *[other] { $n } об ударах
}
map-of-other = { $n ->
    [one] { $n } о прочем
    [few] { $n } о прочем
    [many] { $n } о прочем
   *[other] { $n } о прочем
}
exact-spot = в этой точке
exact-town = в этом городе или рядом
exact-district = где-то в этом районе
exact-region = где-то в этом регионе
exact-water = где-то в этих водах
exact-line = где-то вдоль этой линии
exact-country = где-то в этой стране
exact-continent = где-то в этой части света
exact-unsaid = насколько точно, не сказано

### The digest

digest-of-day = Сводка дня
digest-summary = { $posts }, { $sources }. Дальнейшее составлено по правилам из их слов; у каждого предложения названы источники.
of-sources = { $n ->
    [one] { $n } источник
    [few] { $n } источника
    [many] { $n } источников
   *[other] { $n } источника
}
digest-all = Всё за день
digest-growing = Это последний прочитанный день; он ещё может дополниться.
digest-none = В рассказанном за этот день утверждений не найдено.
digest-disputed = Спорное
digest-changed = Изменившееся
digest-new = Новое
digest-left-out = { $n ->
    [one] Ещё { $n } — на странице «{ $questions }».
    [few] Ещё { $n } — на странице «{ $questions }».
    [many] Ещё { $n } — на странице «{ $questions }».
   *[other] Ещё { $n } — на странице «{ $questions }».
}
digest-questions = Вопросы
digest-mail = Этот день письмом

### Sources

sources-summary = Кого читают для этой страницы. Связь источника со стороной записали редакторы; она ничего не говорит о том, правда ли то, что он сообщает.
col-source = Источник
col-kind = Вид
col-belongs = Принадлежность
col-posts = Сообщений
col-pages = Прочитано страниц
col-last = Последнее чтение
col-beside = Рядом с другими
no-party = ни к кому
posts-of = { $n ->
    [one] сообщение, { $source }
    [few] сообщения, { $source }
    [many] сообщений, { $source }
   *[other] сообщения, { $source }
}
not-yet = ещё нет
nothing-in-common = ничего общего
beside-note = «Рядом с другими» считает утверждения, о которых сообщают несколько источников: сколько источник сообщил первым, сколько позже, и медиану опоздания.
late-first = первым: { $first }
late-later = позже: { $later }, на { $by }
late-both = первым: { $first }; позже: { $later }, на { $by }
late-after = на { $by } позже, чем { $source }
had-title = У кого что было
had-summary = Сюжет — это то, о чём сообщения нескольких источников рассказывают одинаково. Поздно — через час и более после первого. То, о чём рассказывает лишь один источник, может быть его собственной работой, а может и не иметь места: смотрите сами.
had = первым: { $first }; вовремя: { $in-time }; с опозданием: { $late }; нет у него, но есть у нескольких других: { $lacked }; только у него: { $alone }
told-alone = Рассказывает только { $source }
late-title = С опозданием
latest-of = Последнее: { $source }
watch-title = Адреса, за которыми следят
watch-none = Ни за одним адресом больше не следят.
watch-well = { $n ->
    [one] { $n } адрес просматривается снова и снова. Всё в порядке.
    [few] { $n } адреса просматриваются снова и снова. Со всеми всё в порядке.
    [many] { $n } адресов просматриваются снова и снова. Со всеми всё в порядке.
   *[other] { $n } адреса просматриваются снова и снова. Со всеми всё в порядке.
}
watch-fares-well = { $n ->
    [one] { $n } адрес в порядке
    [few] { $n } адреса в порядке
    [many] { $n } адресов в порядке
   *[other] { $n } адреса в порядке
}
watch-ended = { $n ->
    [one] За { $n } адресом больше не следят
    [few] За { $n } адресами больше не следят
    [many] За { $n } адресами больше не следят
   *[other] За { $n } адреса больше не следят
}
since = С { $time }.
fares-new = новый
fares-ok = в порядке
fares-slow = медленно
fares-stale = давно без нового
fares-changed = вёрстка изменилась
fares-busy = перегружен
fares-failing = сбои
fares-refused = отказ
fares-gone = исчез
fares-unwatched = не просматривается
fares-ended = завершено

### Search

search-this = Поиск по этой странице
search-what = Что искать
search-found = Что найдено
search-posts = Сообщения
search-statements = Высказывания
search-claims = Утверждения
best-first = Сначала лучшие
search-none = Ничего подобного здесь не найдено. Чем меньше слов, тем больше найдётся; <code>ferr*</code> находит все слова с таким началом.
pages = Страницы
page-before = Назад
page-more = Дальше
search-how = Как искать
search-how-words = <code>ferry landing</code> находит оба слова в любой форме. <code>"ferry landing"</code> находит эти слова рядом, а <code>ferr*</code> — все слова с таким началом.
search-how-or = <code>ferry OR bridge</code> находит любое из двух. <code>-ferry</code> исключает то, где оно есть.
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> и <code>side:</code> ищут в одном поле: <code>side:{ $side }</code> находит, что говорит эта сторона, <code>kind:killed</code> — что считает погибших.
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> и <code>day:2026-03-11</code> ограничивают днями; <code>day:3</code> — третий день события.
search-how-disputed = <code>disputed:yes</code> оставляет утверждения, которые другие отрицают или которым противоречат.
note-no-operator = «{ $name }:» здесь не оператор, поэтому искали как слова. Есть { $operators }.
note-no-day = «{ $operator }:{ $value }» не называет дня и пропущено. Напишите { $operator }:2026-03-11 или day:3 для третьего дня.
note-no-answer = «disputed:{ $value }» пропущено. Напишите disputed:yes или disputed:no.
note-no-value = После «{ $operator }:» ничего нет, поэтому это пропущено.
note-too-long = Запрос слишком длинный; конец его пропущен.

### How to read this

about-summary = Dateline читает репортажи о событии по мере их выхода и показывает, кто что говорит, когда, с каким числом и против кого. Он не решает, кто прав.
about-words = Слова и знаки
about-words-own = Слова, набранные книжным шрифтом, принадлежат источнику и не изменены. Всё, что вокруг набрано более простым шрифтом, говорит Dateline.
about-thin = Слова с тонкой чертой
about-thin-what = приписаны говорящему, названному под сообщением.
about-heavy = Слова с жирной чертой
about-heavy-what = — утверждение, которое можно проверить: сколько, что, где, против кого. Список под сообщением называет каждое утверждение; перейдите по нему, и его слова высветятся.
about-colours = Цвета и фигуры обозначают стороны, и рядом с ними всегда написаны названия:
about-contradictions = Противоречия
about-contradictions-what = Там, где утверждения касаются друг друга, каждое говорит об этом и ведёт к другому: <em>опровергает</em>, <em>противоречит</em>, <em>уточняет</em>, <em>также сообщает</em>, <em>повторяет</em>. Обе стороны остаются. Числа не усредняются, и единого итога нет. Сообщение, которое лишь передаёт другое, вторым свидетелем не считается.
about-day = День в нескольких строках
about-day-what = Рамка вверху ленты составлена по правилам из утверждений последнего дня: что оспаривается, что сторона изменила, что нового. Каждая строка ведёт к словам, на которых стоит. <em>Главное</em> — это сообщение, о котором рассказывают три издания и больше или в котором последний ответ стороны на вопрос, который оспаривают, отрицают или уточнили.
about-story = Один сюжет, несколько изданий
about-story-what = Сообщения разных изданий, у которых в пределах полусуток совпадают самые говорящие имена, числа и слова, стоят в одной карточке: первое рассказывает целиком, остальные перечислены под ним. Сообщение, которое противоречит другому, меняет его числа или утверждает то, чего нет у других, всегда стоит отдельно.
about-times = Время
about-times-what = Время указано по { $zone } ({ $name }); в подсказке — полная дата, UTC и слова самого источника. Многие страницы дают только часы и минуты. Где дату пришлось устанавливать, об этом сказано, с объяснением. Где страница вовсе не указывает времени, показано, когда её впервые прочитали.
about-changes = Изменения
about-changes-what = Когда источник правит сообщение, прежние слова остаются видны, с тем, что ушло и что появилось. Когда источник убирает сообщение, оно тоже остаётся и говорит, что его больше нет. Всё это перечислено на странице «{ $corrections }».
about-corrections = Исправления
about-machine = Что делает машина и в чём ошибается
about-machine-what = Говорящих и утверждения находят правила английской новостной речи, а не человек. Правила что-то пропускают и что-то понимают неверно. Поэтому каждое ведёт к словам, в которых найдено: важны слова.
about-hard = Тяжёлое
about-hard-what = Сам Dateline изображений не показывает — только то, что о них сказано и где они находятся. Если подпись или сообщение предупреждает о тяжёлом содержании, и оно ждёт нажатия.
about-elsewhere = Взять с собой
about-feeds = Последние сообщения доступны в трёх видах: { $rss }, { $atom } и { $json }
about-feeds-sides = а также то, что говорит одна сторона:
about-feeds-gone = То, что источник убирает, исчезает оттуда сразу.
about-embed = Эта строка вставляет последние обновления в вашу страницу. Она не ставит cookie и обновляется сама:
about-own = Что вы читаете — ваше дело
about-own-what = Эта страница не ставит cookie и ничего не запрашивает с других серверов. Если ваш браузер выполняет скрипты, он запоминает на вашем же устройстве, в каком порядке вы читаете.

### The first page, the embedded page

index-title = За чем мы следим
index-empty = Здесь пока пусто. Загрузите репортажи командой <code>dateline import</code>, и они появятся.
update = Обновление
latest-updates = Последние обновления
embed-foot = кто что говорит, и какими словами.

### What is not there

error-not-here = Здесь этого нет
error-not-that-way = Так нельзя
error-broken = Что-то сломалось
error-back = К тому, за чем мы следим
error-method = Этот адрес можно только читать.
error-store = Не удалось прочитать данные. Это наша вина, не ваша; попробуйте, пожалуйста, чуть позже.
error-picture = Не удалось подготовить страницу. Это наша вина, не ваша.
error-template = Не удалось составить страницу. Это наша вина, не ваша.
no-page = По этому адресу страницы нет.
no-coverage = Под этим именем ни за чем не следят.
no-page-of-feed = Такой страницы ленты нет.
no-list = Такого списка вопросов нет.
no-question = Такого вопроса нет, или на него больше ничто не отвечает.
no-page-of-tallies = Такой страницы подсчётов нет.
no-page-of-search = Такой страницы поиска нет.
no-map = Такой части карты нет.
no-day = За этот день ничего не прочитано.
no-post = Такого сообщения нет.
no-file = Такого файла нет.
no-change = Укажите, после какого изменения: /changes?after=N.
no-feed = Такой ленты новостей нет.
no-feed-of-side = У такой стороны ленты новостей нет.
no-feed-of-question = У такого вопроса ленты новостей нет.
no-feed-of-both = Лента новостей бывает либо стороны, либо вопроса.
no-embed = По этому адресу нет страницы, которую можно встроить.
no-embed-address = Укажите, какую страницу: /oembed?url=…
no-embed-form = Как встроить страницу, сообщается в JSON.
no-base = У этого сайта нет публичного адреса.

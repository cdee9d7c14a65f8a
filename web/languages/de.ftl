# Die Oberfläche von Dateline auf Deutsch. Quelle: en.ftl.

### Everywhere

comma = { ", " }
and = { $one } und { $other }
skip = Zum Inhalt
languages = Sprachen
nav-live = Live
nav-questions = Fragen
nav-tallies = Zahlenstände
nav-map = Karte
nav-digest = Überblick
nav-sources = Quellen
nav-about = So liest man das
search = Suche
search-in = { $title } durchsuchen
foot = Unterstrichene Worte sind jemandem zugeschrieben; eine dickere Linie kennzeichnet eine überprüfbare Behauptung. Dateline zeigt, wer was sagt, und entscheidet nicht, wer recht hat.
parties = Parteien
others = andere
no-side = Keine Seite
nobody-named = niemand genannt
someone-unnamed = Jemand Ungenanntes
times-are = Zeiten in { $zone } ({ $name })
order = Reihenfolge
newest-first = Neueste zuerst
show = Anzeigen
show-all = Alle anzeigen
days = Tage
more = { $n ->
   *[other] { $n } weitere
}
posts = { $n ->
    [one] { $n } Beitrag
   *[other] { $n } Beiträge
}
claims = { $n ->
    [one] { $n } Behauptung
   *[other] { $n } Behauptungen
}
quoted = „{ $words }“

### Dates

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
month-alone-1 = { month-1 }
month-alone-2 = { month-2 }
month-alone-3 = { month-3 }
month-alone-4 = { month-4 }
month-alone-5 = { month-5 }
month-alone-6 = { month-6 }
month-alone-7 = { month-7 }
month-alone-8 = { month-8 }
month-alone-9 = { month-9 }
month-alone-10 = { month-10 }
month-alone-11 = { month-11 }
month-alone-12 = { month-12 }
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
date-short = { $day }. { $month }
date-weekday = { $weekday }, { $day }. { $month }
date-long = { $weekday }, { $day }. { $month } { $year }
date-month = { $month } { $year }
day-number = Tag { $n }
clock-hour = { $hour } Uhr
minutes = { $n } Min.
hours = { $n } Std.
kilometres = { $number } km

### How a time is known

time-known-to-day = { $date }, auf den Tag genau bekannt
time-first-seen = zuerst gesehen
time-first-seen-how = damals zuerst abgerufen; die Seite nennt keine Zeit
time-first-seen-reason = Die Seite nennt für diesen Beitrag keine Zeit. Gezeigt wird, wann er zuerst abgerufen wurde.
time-page-says = auf der Seite steht „{ $text }“
time-as-page-says = wie auf der Seite angegeben
time-worked-out = Erschlossen: { $reason }.
time-worked-out-for = Erschlossen, auf der Seite steht „{ $text }“: { $reason }.
time-other-times = aus den anderen Zeiten der Seite
time-date-worked-out = Datum erschlossen
time-time-worked-out = Zeit erschlossen
time-retrieval = Zeit des Abrufs
time-retrieval-how = die Zeit des Abrufs
time-retrieval-reason = Die Seite nennt für diesen Beitrag keine Zeit. Gezeigt wird, wann er abgerufen wurde.
how-first-print = die Zeit des ersten Beitrags mit diesem Text
how-last-there = der letzte Abruf, bei dem er da war
how-first-words = der erste Abruf mit diesem Wortlaut
how-last-retrieval = der letzte Abruf
how-noted = als es bemerkt wurde

### Kinds of claims

kind-killed = Getötete
kind-wounded = Verletzte
kind-missing = Vermisste
kind-captured = Gefangene
kind-displaced = Vertriebene
kind-equipment-loss = Verlorenes Gerät
kind-aircraft-downed = Abgeschossene Luftfahrzeuge
kind-territory-taken = Eingenommen
kind-territory-retaken = Zurückerobert
kind-strike = Angriff
kind-mobilisation = Mobilmachung
kind-fighters-deployed = Verlegte Kämpfer
kind-property-damage = Sachschäden
kind-evacuation = Evakuierung
polarity-denied = bestritten
polarity-questioned = bezweifelt
polarity-asserted = behauptet
ruled-confirmed = Von der Redaktion bestätigt
ruled-rejected = Von der Redaktion nicht gezählt: falsch gelesen oder hinfällig
ruled-corrected = Von der Redaktion berichtigt: { $to }
relation-denies = bestreitet
relation-denied-by = bestritten von
relation-conflicts = widerspricht
relation-revises = berichtigt
relation-revised-by = berichtigt von
relation-also = auch gemeldet von
relation-repeated-by = wiederholt von
relation-said-before = zuvor gesagt von
media-photo = Foto
media-video = Video
media-audio = Ton
media-gallery = Fotos
media-graphic = Grafik
media-embed = Beitrag in einem sozialen Netzwerk
media-linked = Verlinkter Bericht
amount-at-least = mindestens { $number }
amount-over = über { $number }
amount-more-than = mehr als { $number }
amount-about = etwa { $number }
amount-up-to = bis zu { $number }
amount-nearly = fast { $number }
amount-another = weitere { $number }
amount-dozens = Dutzende
amount-hundreds = Hunderte
amount-thousands = Tausende
amount-some = einige
tier-agency = Nachrichtenagentur
tier-state = Staatsmedium
tier-national = überregionales Medium
tier-local = Lokalmedium
tier-official = amtlich
tier-social = soziales Netzwerk

### The live page

updates = Meldungen
earlier-updates = Frühere Meldungen
later-updates = Spätere Meldungen
oldest-first = Älteste zuerst
contents = Inhalt
to-newest = Zu den neuesten Meldungen
to-first = Zu den ersten Meldungen
empty-feed = Noch ist nichts gelesen worden. Meldungen erscheinen hier, sobald sie eintreffen.
empty-narrowed = Keine Meldung ist so. Nehmen Sie oben einen Filter weg, oder { $all }.
empty-narrowed-all = lassen Sie sich alle Meldungen zeigen
key-update = Wichtige Meldung
key-updates = Wichtige Meldungen
all-key-updates = Alle wichtigen Meldungen
key-told-by = { $n ->
    [one] von { $n } Medium berichtet
   *[other] von { $n } Medien berichtet
}
key-disputed = umstritten: { $question }
key-denied = bestritten: { $question }
key-revised = berichtigt: { $question }
where-answers-differ = Wo die Antworten auseinandergehen
updates-of = { $n ->
    [one] Meldung
   *[other] Meldungen
}
all-of-this-day = Alles von diesem Tag
corrections = Korrekturen
corrections-what = was Quellen geändert oder entfernt haben
so-far = { $day } bisher
pinned-disputed = Umstritten
pinned-moved = Verändert
pinned-new = Neu
drafted = Nach Regeln aus den Aufzeichnungen entworfen, nicht von einem Menschen.
all-of = Alles von { $day }
all-questions = Alle Fragen
outlets = { $n ->
    [one] { $n } Medium
   *[other] { $n } Medien
}
outlets-first = zuerst { $clock } { $source }
same-text = derselbe Text

filter = Filter
filters = Filter
filter-disputed = Nur Umstrittenes
filter-key = Nur wichtige Meldungen
filter-side = Wer spricht
filter-anybody = Alle
filter-kind = Was behauptet wird
filter-anything = Alles
filter-place = Wo
filter-anywhere = Überall
filter-source = Quelle
filter-all = Alle
filter-away = diesen Filter wegnehmen
found = { $n ->
    [one] Eine Meldung:
   *[other] { $n } Meldungen:
}
found-or-more = { $n ->
    [one] Eine Meldung oder mehr:
   *[other] { $n } Meldungen oder mehr:
}
narrowed-to = Eingegrenzt auf:
chip-side = { $side } spricht
chip-place = in { $place }
chip-source = von { $source }
chip-disputed = umstritten
chip-key = wichtige Meldungen

live-new = { $n ->
    [one] { $n } neue Meldung
   *[other] { $n } neue Meldungen
}
live-new-unweighed = { $n ->
    [one] { $n } neue Meldung, noch nicht gewichtet
   *[other] { $n } neue Meldungen, noch nicht gewichtet
}
live-changed = { $n ->
    [one] { $n } Beitrag geändert
   *[other] { $n } Beiträge geändert
}
live-stale = Diese Seite hat sich geändert. Neu laden
ago-now = gerade eben
ago-minutes = vor { $n } Min.
ago-hours = vor { $n } Std.
link-copied = Link kopiert

### A post

no-words = Eine Zeit und keine Worte
own-voice = in eigenem Namen
said-by = Gesagt von { $who }
claimed-by = Behauptet von { $who }
claimed = Behauptet
edited = geändert { $clock }
passes-on = Gibt den Text von { $source }, { $time }, weiter: eine Stimme, nicht zwei.
forwarded = Weitergeleitet von { $via }.
passed-on = { $n ->
    [one] Eine weitere Quelle gibt diesen Text weiter.
   *[other] { $n } weitere Quellen geben diesen Text weiter.
}
gone = Zuletzt stand er dort am { $date }, { $time }. Dateline bewahrt, was er sagte:
wordless = Die Quelle nannte eine Zeit und keine Worte.
wordless-media = Die Quelle nannte eine Zeit und das unten Aufgeführte, aber keine Worte.
cut = Der Rest ist zu lang, um hier gezeigt zu werden.
cut-at = Der Rest ist zu lang, um hier gezeigt zu werden: { $link }.
cut-link = bei { $source } lesen
read-all = Ganz lesen
media = Medien
graphic = { $kind }: kann schwer zu ertragen sein
media-at = { $kind } bei { $source }
claimed-here = Was hier behauptet wird
speaks-here = Wer hier spricht
says-hidden = sagt { $who }
edits = { $n ->
    [one] Was die Quelle geändert hat
   *[other] Was die Quelle geändert hat, { $n }-mal
}
changed-by = Geändert bis { $time }
diff-too-long = Der Text ist zu lang, um seine Änderungen zu zeigen.
link-to-post = Link zu diesem Beitrag
copy-link = Link kopieren
where-from = Woher das kommt
at-source = Bei { $source }
provenance = Woher das kommt
provenance-source = Quelle
provenance-time = Zeit
provenance-how = Woher die Zeit bekannt ist
provenance-retrieved = Abgerufen
provenance-fingerprint = Fingerabdruck
provenance-sha = SHA-256 der abgerufenen Bytes, die aufbewahrt werden
provenance-rules = Regeln
provenance-rules-what = was die Behauptungen gefunden hat
posts-pager = Beiträge
see-in-feed = Im Verlauf ansehen

### Corrections

corrections-summary = Was Quellen an ihren Beiträgen geändert, entfernt oder wiederhergestellt haben, das Neueste zuerst. Dateline bewahrt, was zuvor dort stand.
corrections-none = Keine Quelle hat einen gelesenen Beitrag geändert oder entfernt.
corrections-earlier = Frühere stehen auf den Seiten der Beiträge selbst.
correction-gone = Die Quelle hat diesen Beitrag entfernt.
correction-returned = Ein Beitrag, der weg war, ist wieder da.
correction-revised = Die Quelle hat den Wortlaut geändert.

### Questions

questions-summary = Worauf mehrere Behauptungen antworten, verschieden oder gleich. Die letzte Antwort jeder Seite steht neben der der anderen, mit dem, was sie zuvor gesagt hat, und dem Wortlaut. Keine Antwort wird gemittelt.
states = Stand
state-settled = Von der Redaktion entschieden
state-one-source = Nur eine Quelle
state-agreed = Übereinstimmend
state-disputed = Umstritten
state-denied = Bestritten
state-revised = Berichtigt
why-settled = die Redaktion hat eine Antwort bestätigt
why-disputed = die Antworten schließen einander aus
why-denied = eine Seite weist zurück, was eine andere behauptet
why-revised = eine Antwort hat sich geändert
why-agreed = unabhängige Quellen sagen dasselbe
why-one-source = sonst antwortet niemand darauf
says = { $who } sagt { $what }
new-on = Neu am { $date }
question-new = neu
choose-questions = Fragen auswählen
choose-about = Über
choose-anything = alles
choose-side = Beantwortet von
choose-any-side = irgendeiner Seite
choose-place = In
choose-any-place = überall
choose-words = Worte
sort-contested = umstrittenste zuerst
sort-latest = jüngste Antwort zuerst
sort-apart = größter Abstand zuerst
sort-sources = meiste Quellen zuerst
questions = { $n ->
    [one] { $n } Frage
   *[other] { $n } Fragen
}
questions-of = { $n ->
    [one] { $found } von { $n } Frage
   *[other] { $found } von { $n } Fragen
}
questions-all = alle anzeigen
questions-none = Noch ist keine Behauptung gelesen worden, die auf eine Frage antwortet.
questions-none-like = Keine Frage ist so.
questions-more = Weitere Fragen
questions-before = Fragen davor
origins = { $n ->
    [one] Ein Ursprung
   *[other] { $n } unabhängige Ursprünge
}
origins-in = in { $posts } von { $sources }
origins-posts = { $n ->
    [one] einem Beitrag
   *[other] { $n } Beiträgen
}
origins-sources = { $n ->
    [one] einer Quelle
   *[other] { $n } Quellen
}
earlier-answers = { $n ->
    [one] Eine frühere Antwort
   *[other] { $n } frühere Antworten
}
all-answers = Alle Antworten
change-up = gestiegen von { $number }
change-down = gesunken von { $number }
change-before = zuvor: { $number }
repeated-by = wiederholt von { $sources }
more-claims = { $n ->
    [one] { $n } weitere Behauptung betrifft das
   *[other] { $n } weitere Behauptungen betreffen das
}
axis-label = { $question }, auf einer Achse. { $answers }
axis-before = zuvor: { $answer }
axis-latest = zuletzt: { $answer }
moved = { $from } → { $to }
how-moved = Wie sich die Zahlen verändert haben
other-questions = Andere Fragen dieser Art

### Tallies

tallies-summary = Wie sich die Zahl eines jeden verändert hat, der eine nennt. Eine Zahl gilt von ihrer Nennung bis zur nächsten; zwischen zweien wird nichts gezeichnet, und die Zahlen zweier Stimmen werden nie zusammengefasst.
tallies-how = Ein Band über einer Linie: „mindestens“. Darunter: „bis zu“. Zwischen zwei Linien: eine Spanne. Jede Marke führt zu ihrem Wortlaut.
download-csv = Als CSV herunterladen
tallies-none = Noch sind keine laufenden Zahlen gelesen worden.
tallies-more = Weitere Zahlenstände
tallies-before = Zahlenstände davor
chart-label = { $question } im Lauf der Zeit. { $numbers }
chart-left-out = { $n ->
    [one] { $n } weitere Stimme steht in der Tabelle.
   *[other] { $n } weitere Stimmen stehen in der Tabelle.
}
chart-table = Die Zahlen als Tabelle
chart-caption = { $question }: jede Zahl, wann, von wem und mit welchen Worten sie genannt wurde
col-when = Wann
col-who = Wer
col-what = Was
col-how-many = Wie viele
col-words = Mit welchen Worten
col-words-short = Worte
still-title = Einmal genannte Zahlen
still-caption = Zahlen, die nur einer genannt hat, und nur einmal
still-left = { $n ->
    [one] { $n } weitere steht in der { $csv }.
   *[other] { $n } weitere stehen in der { $csv }.
}

### The map

map-summary = Was wo geschehen sein soll, und wer das sagt.
map-summary-day = Was wo geschehen sein soll, und wer das sagt: { $day }.
map-how = Ein Ort ist so groß gezeichnet, wie er bekannt ist; eine Marke ist eine Behauptung, keine Tatsache.
map-told-on = Gemeldet am
map-all-days = Alle Tage
map-all-days-told = alle Tage
map-shown = { $n ->
    [one] { $n } Behauptung mit einem Ort.
   *[other] { $n } Behauptungen mit einem Ort.
}
map-of-place = Karte von { $place } und Umgebung; die Liste darunter enthält dasselbe.
map-of-places = { $n ->
    [one] Karte von { $n } Ort; die Liste darunter enthält dasselbe.
   *[other] Karte von { $n } Orten; die Liste darunter enthält dasselbe.
}
map-closer = Näher
map-wider = Weiter
map-region = Wo am meisten berichtet wird
map-signs = Zeichen
map-control = wer ihn hält
map-strikes = Angriffe
map-denied = bestritten oder bezweifelt
map-disputed = umstrittene Grenze
map-borders = Küsten und Grenzen: Natural Earth, gemeinfrei. Grenzen sind so gezeichnet, wie sie vor Ort bestehen; unterbrochene Linien sind umstrittene Grenzen, Kontrolllinien und nie festgelegte Grenzen. Dateline ergreift darin keine Partei.
map-no-land = In diesem Teil ist ihr kein Land bekannt.
map-none = Noch sind keine Behauptungen gelesen worden, die eine Karte zeigen könnte.
map-none-known = Zu dem, was hier behauptet wird, ist kein Ort bekannt, den eine Karte zeigen könnte.
map-named-below = Die genannten Orte sind unten aufgeführt.
map-on = Auf der Karte
map-around = Karte um { $place }
map-off = Genannt, aber nicht auf dieser Karte
map-off-note = Wo sie liegen, ist nicht bekannt, zu groß für einen Punkt oder außerhalb des Gezeigten.
map-placeless = { $n ->
    [one] Eine Behauptung hat keinen Ort
   *[other] { $n } Behauptungen haben keinen Ort
}
map-latest = { $n ->
   *[other] Die letzten { $n }
}
map-left-out = { $n ->
    [one] Gezeigt werden die jüngsten Behauptungen; { $n } frühere nicht. Wählen Sie einen Tag, um seine zu sehen.
   *[other] Gezeigt werden die jüngsten Behauptungen; { $n } frühere nicht. Wählen Sie einen Tag, um seine zu sehen.
}
map-claims-by = { $place }. Behauptungen von { $claims }
map-of-control = { $n ->
   *[other] { $n } über Kontrolle
}
map-of-strikes = { $n ->
   *[other] { $n } über Angriffe
}
map-of-other = { $n ->
   *[other] { $n } über anderes
}
exact-spot = an dieser Stelle
exact-town = in oder bei dieser Stadt
exact-district = irgendwo in diesem Bezirk
exact-region = irgendwo in dieser Region
exact-water = irgendwo auf diesem Gewässer
exact-line = irgendwo entlang dieser Linie
exact-country = irgendwo in diesem Land
exact-continent = irgendwo in diesem Teil der Welt
exact-unsaid = wie genau, ist nicht gesagt

### The digest

digest-of-day = Überblick über den Tag
digest-summary = { $posts } von { $sources }. Das Folgende ist nach Regeln aus ihren Worten zusammengestellt; jeder Satz nennt seine Quellen.
of-sources = { $n ->
    [one] { $n } Quelle
   *[other] { $n } Quellen
}
digest-all = Alles von diesem Tag
digest-growing = Das ist der letzte gelesene Tag; er kann noch wachsen.
digest-none = In dem, was an diesem Tag berichtet wurde, sind keine Behauptungen gefunden worden.
digest-disputed = Umstritten
digest-changed = Verändert
digest-new = Neu
digest-left-out = { $n ->
    [one] { $n } weiterer Satz steht auf der Seite { $questions }.
   *[other] { $n } weitere Sätze stehen auf der Seite { $questions }.
}
digest-questions = Fragen
digest-mail = Dieser Tag als E-Mail

### Sources

sources-summary = Wer für diese Seite gelesen wird. Die Bindung einer Quelle an eine Partei haben die Redakteure eingetragen; sie sagt nichts darüber, ob stimmt, was die Quelle berichtet.
col-source = Quelle
col-kind = Art
col-belongs = Gehört zu
col-posts = Beiträge
col-pages = Gelesene Seiten
col-last = Zuletzt gelesen
col-beside = Neben anderen
no-party = keiner Partei
posts-of = { $n ->
    [one] Beitrag von { $source }
   *[other] Beiträge von { $source }
}
not-yet = noch nicht
nothing-in-common = nichts gemeinsam
beside-note = „Neben anderen“ zählt die Behauptungen, die mehrere Quellen melden: bei wie vielen eine Quelle die erste war, bei wie vielen später, und der Median der Verspätung.
late-first = erste bei { $first }
late-later = später bei { $later }, um { $by }
late-both = erste bei { $first }, später bei { $later }, um { $by }
late-after = { $by } nach { $source }
had-title = Wer was hatte
had-summary = Eine Geschichte ist, was Beiträge mehrerer Quellen gleich erzählen. Spät heißt eine Stunde oder mehr nach der ersten. Was nur eine Quelle erzählt, kann ihre eigene Arbeit sein oder nicht geschehen sein: Sehen Sie nach.
had = erste bei { $first }, rechtzeitig bei { $in-time }, spät bei { $late }, ohne { $lacked }, die mehrere andere hatten; allein mit { $alone }
told-alone = Nur von { $source } berichtet
late-title = Spät
latest-of = Das Neueste von { $source }
watch-title = Beobachtete Adressen
watch-none = Keine Adresse wird mehr beobachtet.
watch-well = { $n ->
    [one] Eine Adresse wird immer wieder aufgerufen. Ihr fehlt nichts.
   *[other] { $n } Adressen werden immer wieder aufgerufen. Keiner fehlt etwas.
}
watch-fares-well = { $n ->
    [one] { $n } Adresse in Ordnung
   *[other] { $n } Adressen in Ordnung
}
watch-ended = { $n ->
    [one] { $n } Adresse wird nicht mehr verfolgt
   *[other] { $n } Adressen werden nicht mehr verfolgt
}
since = Seit { $time }.
fares-new = neu
fares-ok = in Ordnung
fares-slow = langsam
fares-stale = ohne Neues
fares-changed = Aufbau geändert
fares-busy = überlastet
fares-failing = fehlerhaft
fares-refused = abgewiesen
fares-gone = verschwunden
fares-unwatched = unbeobachtet
fares-ended = beendet

### Search

search-this = Diese Seite durchsuchen
search-what = Wonach suchen
search-found = Was gefunden wurde
search-posts = Beiträge
search-statements = Aussagen
search-claims = Behauptungen
best-first = Beste zuerst
search-none = So etwas wurde hier nicht gefunden. Weniger Worte finden mehr; <code>ferr*</code> findet alle Worte, die so beginnen.
pages = Seiten
page-before = Zurück
page-more = Mehr
search-how = So wird gesucht
search-how-words = <code>ferry landing</code> findet beide Worte in jeder Form. <code>"ferry landing"</code> findet sie nebeneinander, und <code>ferr*</code> alle Worte, die so beginnen.
search-how-or = <code>ferry OR bridge</code> findet eines von beiden. <code>-ferry</code> lässt weg, was es enthält.
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> und <code>side:</code> suchen in einem Feld: <code>side:{ $side }</code> findet, was diese Seite sagt, <code>kind:killed</code>, was die Toten zählt.
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> und <code>day:2026-03-11</code> beschränken auf Tage; <code>day:3</code> ist der dritte des Ereignisses.
search-how-disputed = <code>disputed:yes</code> beschränkt auf Behauptungen, die andere bestreiten oder denen andere widersprechen.
note-no-operator = „{ $name }:“ ist hier kein Operator, es wurde als Worte gesucht. Es gibt { $operators }.
note-no-day = „{ $operator }:{ $value }“ nennt keinen Tag und wurde weggelassen. Schreiben Sie { $operator }:2026-03-11 oder day:3 für den dritten Tag.
note-no-answer = „disputed:{ $value }“ wurde weggelassen. Schreiben Sie disputed:yes oder disputed:no.
note-no-value = Nach „{ $operator }:“ steht nichts, es wurde weggelassen.
note-too-long = Die Suche war zu lang; das Ende wurde weggelassen.

### How to read this

about-summary = Dateline liest die laufende Berichterstattung über ein Ereignis und zeigt, wer was sagt, wann, mit welcher Zahl und gegen wen. Es entscheidet nicht, wer recht hat.
about-words = Worte und Zeichen
about-words-own = Worte in der Buchschrift sind die der Quelle, unverändert. Alles in der schlichteren Schrift darum herum sagt Dateline.
about-thin = Worte mit dünner Linie
about-thin-what = sind jemandem zugeschrieben, der unter dem Beitrag genannt ist.
about-heavy = Worte mit dicker Linie
about-heavy-what = sind eine Behauptung, die sich überprüfen lässt: wie viele, was, wo, gegen wen. Die Liste unter dem Beitrag nennt jede Behauptung; folgen Sie einer, und ihre Worte leuchten auf.
about-colours = Farben und Formen stehen für Parteien, deren Namen immer daneben stehen:
about-contradictions = Widersprüche
about-contradictions-what = Wo Behauptungen einander betreffen, sagt es jede und führt zur anderen: <em>bestritten von</em>, <em>widerspricht</em>, <em>berichtigt von</em>, <em>auch gemeldet von</em>, <em>wiederholt von</em>. Beide Seiten bleiben stehen. Keine Zahl wird gemittelt, und es gibt keine einzige Gesamtzahl. Ein Bericht, der nur einen anderen weitergibt, zählt nicht als zweiter Zeuge.
about-day = Der Tag in wenigen Zeilen
about-day-what = Der Kasten oben auf der Live-Seite ist nach Regeln aus den Behauptungen des letzten Tages entworfen: was umstritten ist, was eine Seite geändert hat, was neu ist. Jede Zeile führt zu den Worten, auf denen sie steht. Eine <em>wichtige Meldung</em> ist ein Beitrag, den drei oder mehr Medien erzählen oder der die letzte Antwort einer Seite auf eine umstrittene, bestrittene oder berichtigte Frage enthält.
about-story = Eine Geschichte, mehrere Medien
about-story-what = Beiträge verschiedener Medien, die innerhalb eines halben Tages ihre aussagekräftigsten Namen, Zahlen und Worte teilen, stehen in einer Karte: Der erste erzählt sie ganz, die anderen sind darunter aufgeführt. Ein Beitrag, der einem anderen widerspricht, dessen Zahlen ändert oder etwas behauptet, was die anderen nicht behaupten, steht immer für sich.
about-times = Zeiten
about-times-what = Zeiten sind in { $zone } ({ $name }) angegeben; beim Zeigen auf eine Zeit erscheinen das volle Datum, UTC und die Worte der Quelle. Viele Seiten nennen nur eine Uhrzeit. Wo ein Datum erschlossen werden musste, sagt es die Zeit mit dem Grund. Wo eine Seite gar keine Zeit nennt, sehen Sie, wann sie zuerst gelesen wurde.
about-changes = Änderungen
about-changes-what = Wenn eine Quelle einen Beitrag ändert, bleibt sichtbar, was er zuvor sagte, mit dem, was ging und was kam. Wenn eine Quelle einen Beitrag entfernt, bleibt auch er und sagt, dass er weg ist. All das steht unter { $corrections }.
about-corrections = Korrekturen
about-machine = Was die Maschine tut, und worin sie irrt
about-machine-what = Sprecher und Behauptungen werden nach Regeln englischer Berichte gefunden, nicht von einem Menschen. Regeln übersehen manches und verstehen manches falsch. Deshalb führt jeder Fund zu den Worten, in denen er gemacht wurde: Auf die Worte kommt es an.
about-hard = Schwer zu ertragen
about-hard-what = Dateline zeigt selbst keine Bilder, nur was über sie gesagt wird und wo sie sind. Wo eine Bildunterschrift oder ein Beitrag vor drastischen Inhalten warnt, wartet auch das auf einen Klick.
about-elsewhere = Mitnehmen
about-feeds = Die neuesten Beiträge gibt es als Feed in drei Formen: { $rss }, { $atom } und { $json }
about-feeds-sides = auch von dem, was eine Seite sagt:
about-feeds-gone = Was eine Quelle entfernt, verschwindet sofort daraus.
about-embed = Diese Zeile bringt die neuesten Meldungen auf eine Seite von Ihnen. Sie setzt keine Cookies und läuft von selbst weiter:
about-own = Was Sie lesen, gehört Ihnen
about-own-what = Diese Seite setzt keine Cookies und fragt keinen anderen Server nach irgendetwas. Wenn Ihr Browser Skripte ausführt, merkt er sich auf Ihrem eigenen Gerät, in welcher Reihenfolge Sie lesen.

### The first page, the embedded page

index-title = Was verfolgt wird
index-empty = Hier ist noch nichts. Importieren Sie Berichte mit <code>dateline import</code>, dann erscheinen sie hier.
update = Meldung
latest-updates = Neueste Meldungen
embed-foot = wer was sagt, mit den Worten, in denen es gesagt wurde.

### What is not there

error-not-here = Nicht hier
error-not-that-way = So nicht
error-broken = Etwas ist kaputt
error-back = Zu dem, was verfolgt wird
error-method = Diese Adresse kann nur gelesen werden.
error-store = Die Aufzeichnungen konnten nicht gelesen werden. Das ist unser Fehler, nicht Ihrer; bitte versuchen Sie es gleich noch einmal.
error-picture = Die Seite konnte nicht vorbereitet werden. Das ist unser Fehler, nicht Ihrer.
error-template = Die Seite konnte nicht geschrieben werden. Das ist unser Fehler, nicht Ihrer.
no-page = Unter dieser Adresse gibt es keine Seite.
no-coverage = Unter diesem Namen wird nichts verfolgt.
no-page-of-feed = So eine Seite des Verlaufs gibt es nicht.
no-list = So eine Liste von Fragen gibt es nicht.
no-question = So eine Frage gibt es nicht, oder nichts antwortet mehr darauf.
no-page-of-tallies = So eine Seite mit Zahlenständen gibt es nicht.
no-page-of-search = So eine Seite einer Suche gibt es nicht.
no-map = So einen Teil der Karte gibt es nicht.
no-day = Nichts von dem Gelesenen ist von diesem Tag.
no-post = So einen Beitrag gibt es nicht.
no-file = So eine Datei gibt es nicht.
no-change = Geben Sie an, nach welcher Änderung: /changes?after=N.
no-feed = So einen Feed gibt es nicht.
no-feed-of-side = Keine solche Seite hat einen Feed.
no-feed-of-question = Keine solche Frage hat einen Feed.
no-feed-of-both = Ein Feed gehört zu einer Seite oder zu einer Frage.
no-embed = Unter dieser Adresse gibt es keine Seite, die sich einbetten lässt.
no-embed-address = Geben Sie an, welche Seite: /oembed?url=…
no-embed-form = Wie eine Seite eingebettet wird, steht in JSON.
no-base = Diese Website hat keine öffentliche Adresse.

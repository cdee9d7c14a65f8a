# L’interface de Dateline en français. Source : en.ftl.

### Everywhere

comma = { ", " }
and = { $one } et { $other }
skip = Aller au contenu
languages = Langues
nav-live = Direct
nav-questions = Questions
nav-tallies = Bilans
nav-map = Carte
nav-digest = Résumé
nav-sources = Sources
nav-about = Comment lire cette page
search = Rechercher
search-in = Rechercher dans { $title }
foot = Les mots soulignés sont attribués à quelqu’un ; un trait plus épais marque une affirmation vérifiable. Dateline montre qui dit quoi et ne décide pas qui a raison.
parties = Parties
others = autres
no-side = Aucun camp
nobody-named = personne de nommé
someone-unnamed = Quelqu’un de non nommé
times-are = Heures en { $zone } ({ $name })
order = Ordre
newest-first = Plus récents d’abord
show = Afficher
show-all = Tout afficher
days = Jours
more = { $n ->
    [one] { $n } de plus
    [many] { $n } de plus
   *[other] { $n } de plus
}
posts = { $n ->
    [one] { $n } message
    [many] { $n } de messages
   *[other] { $n } messages
}
claims = { $n ->
    [one] { $n } affirmation
    [many] { $n } d’affirmations
   *[other] { $n } affirmations
}
quoted = « { $words } »

### Dates

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
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
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
date-short = { $day } { $month }
date-weekday = { $weekday } { $day } { $month }
date-long = { $weekday } { $day } { $month } { $year }
date-month = { $month } { $year }
day-number = Jour { $n }
clock-hour = { $hour } h
minutes = { $n } min
hours = { $n } h
kilometres = { $number } km

### How a time is known

time-known-to-day = { $date }, connu au jour près
time-first-seen = vu pour la première fois
time-first-seen-how = consulté alors pour la première fois ; la page ne donne pas d’heure
time-first-seen-reason = La page ne donne pas d’heure pour ce message. L’heure affichée est celle de sa première consultation.
time-page-says = la page indique « { $text } »
time-as-page-says = selon la page
time-worked-out = Établi : { $reason }.
time-worked-out-for = Établi, la page indiquant « { $text } » : { $reason }.
time-other-times = d’après les autres heures de la page
time-date-worked-out = date établie
time-time-worked-out = heure établie
time-retrieval = heure de consultation
time-retrieval-how = l’heure de consultation
time-retrieval-reason = La page ne donne pas d’heure pour ce message. L’heure affichée est celle de sa consultation.
how-first-print = l’heure du premier message portant ce texte
how-last-there = la dernière consultation où il figurait
how-first-words = la première consultation où figuraient ces mots
how-last-retrieval = la dernière consultation
how-noted = quand cela a été constaté

### Kinds of claims

kind-killed = Morts
kind-wounded = Blessés
kind-missing = Disparus
kind-captured = Prisonniers
kind-displaced = Déplacés
kind-equipment-loss = Matériel perdu
kind-aircraft-downed = Aéronefs abattus
kind-territory-taken = Pris
kind-territory-retaken = Repris
kind-strike = Frappe
kind-mobilisation = Mobilisation
kind-fighters-deployed = Combattants déployés
kind-property-damage = Dégâts matériels
kind-evacuation = Évacuation
polarity-denied = démenti
polarity-questioned = mis en doute
polarity-asserted = affirmé
ruled-confirmed = Confirmé par la rédaction
ruled-rejected = Non compté par la rédaction : mal lu ou nul
ruled-corrected = Corrigé par la rédaction : { $to }
relation-denies = dément
relation-denied-by = démenti par
relation-conflicts = contredit
relation-revises = révise
relation-revised-by = révisé par
relation-also = rapporté aussi par
relation-repeated-by = répété par
relation-said-before = déjà dit par
media-photo = Photo
media-video = Vidéo
media-audio = Audio
media-gallery = Photos
media-graphic = Infographie
media-embed = Publication sur un réseau social
media-linked = Article lié
amount-at-least = au moins { $number }
amount-over = plus de { $number }
amount-more-than = plus de { $number }
amount-about = environ { $number }
amount-up-to = jusqu’à { $number }
amount-nearly = près de { $number }
amount-another = { $number } autres
amount-dozens = des dizaines
amount-hundreds = des centaines
amount-thousands = des milliers
amount-some = quelques-uns
tier-agency = agence de presse
tier-state = média d’État
tier-national = média national
tier-local = média local
tier-official = source officielle
tier-social = réseau social

### The live page

updates = Mises à jour
earlier-updates = Mises à jour antérieures
later-updates = Mises à jour suivantes
oldest-first = Plus anciens d’abord
contents = Sommaire
to-newest = Vers les dernières mises à jour
to-first = Vers les premières mises à jour
empty-feed = Rien n’a encore été lu. Les mises à jour apparaissent ici à mesure qu’elles arrivent.
empty-narrowed = Aucune mise à jour ne correspond. Retirez un filtre ci-dessus, ou { $all }.
empty-narrowed-all = affichez toutes les mises à jour
key-update = Temps fort
key-updates = Temps forts
all-key-updates = Tous les temps forts
key-told-by = { $n ->
    [one] rapporté par { $n } média
    [many] rapporté par { $n } de médias
   *[other] rapporté par { $n } médias
}
key-disputed = contesté : { $question }
key-denied = démenti : { $question }
key-revised = révisé : { $question }
where-answers-differ = Là où les réponses divergent
updates-of = { $n ->
    [one] mise à jour
    [many] de mises à jour
   *[other] mises à jour
}
all-of-this-day = Toute cette journée
corrections = Corrections
corrections-what = ce que les sources ont modifié ou retiré
so-far = { $day } jusqu’ici
pinned-disputed = Contesté
pinned-moved = Modifié
pinned-new = Nouveau
drafted = Rédigé d’après le registre selon des règles, non par une personne.
all-of = Tout { $day }
all-questions = Toutes les questions
outlets = { $n ->
    [one] { $n } média
    [many] { $n } de médias
   *[other] { $n } médias
}
outlets-first = d’abord { $clock } { $source }
same-text = le même texte

filter = Filtrer
filters = Filtres
filter-disputed = Contesté seulement
filter-key = Temps forts seulement
filter-side = Qui parle
filter-anybody = N’importe qui
filter-kind = Ce qui est affirmé
filter-anything = N’importe quoi
filter-place = Où
filter-anywhere = N’importe où
filter-source = Source
filter-all = Toutes
filter-away = retirer ce filtre
found = { $n ->
    [one] { $n } mise à jour :
    [many] { $n } de mises à jour :
   *[other] { $n } mises à jour :
}
found-or-more = { $n ->
    [one] { $n } mise à jour ou plus :
    [many] { $n } de mises à jour ou plus :
   *[other] { $n } mises à jour ou plus :
}
narrowed-to = Restreint à :
chip-side = { $side } parle
chip-place = lieu : { $place }
chip-source = source : { $source }
chip-disputed = contesté
chip-key = temps forts

live-new = { $n ->
    [one] { $n } nouvelle mise à jour
    [many] { $n } de nouvelles mises à jour
   *[other] { $n } nouvelles mises à jour
}
live-new-unweighed = { $n ->
    [one] { $n } nouvelle mise à jour, pas encore évaluée
    [many] { $n } de nouvelles mises à jour, pas encore évaluées
   *[other] { $n } nouvelles mises à jour, pas encore évaluées
}
live-changed = { $n ->
    [one] { $n } message modifié
    [many] { $n } de messages modifiés
   *[other] { $n } messages modifiés
}
live-stale = Cette page a changé. La recharger
ago-now = à l’instant
ago-minutes = il y a { $n } min
ago-hours = il y a { $n } h
link-copied = Lien copié

### A post

no-words = Une heure, sans texte
own-voice = en son propre nom
said-by = Dit par { $who }
claimed-by = Affirmé par { $who }
claimed = Affirmé
edited = modifié à { $clock }
passes-on = Reprend le texte de { $source }, { $time } : une seule voix, non deux.
forwarded = Transféré depuis { $via }.
passed-on = { $n ->
    [one] { $n } autre source reprend ce texte.
    [many] { $n } d’autres sources reprennent ce texte.
   *[other] { $n } autres sources reprennent ce texte.
}
gone = Il y figurait pour la dernière fois le { $date } à { $time }. Dateline conserve ce qu’il disait :
wordless = La source a donné une heure, mais aucun texte.
wordless-media = La source a donné une heure et ce qui figure ci-dessous, mais aucun texte.
cut = La suite est trop longue pour être affichée ici.
cut-at = La suite est trop longue pour être affichée ici : { $link }.
cut-link = la lire chez { $source }
read-all = Lire en entier
media = Médias
graphic = { $kind } : peut être difficile à supporter
media-at = { $kind } chez { $source }
claimed-here = Ce qui est affirmé ici
speaks-here = Qui parle ici
says-hidden = dit { $who }
edits = { $n ->
    [one] Ce que la source a modifié
    [many] Ce que la source a modifié, { $n } de fois
   *[other] Ce que la source a modifié, { $n } fois
}
changed-by = Modifié au plus tard le { $time }
diff-too-long = Le texte est trop long pour que ses modifications soient affichées.
link-to-post = Lien vers ce message
copy-link = Copier le lien
where-from = D’où cela vient
at-source = Chez { $source }
provenance = D’où cela vient
provenance-source = Source
provenance-time = Heure
provenance-how = Comment l’heure est connue
provenance-retrieved = Consulté
provenance-fingerprint = Empreinte
provenance-sha = SHA-256 des octets reçus, qui sont conservés
provenance-rules = Règles
provenance-rules-what = ce qui a trouvé les affirmations
posts-pager = Messages
see-in-feed = Voir dans le fil

### Corrections

corrections-summary = Ce que les sources ont modifié, retiré ou rétabli dans leurs messages, le plus récent d’abord. Dateline conserve ce qui était dit auparavant.
corrections-none = Aucune source n’a modifié ni retiré un message lu.
corrections-earlier = Les plus anciennes figurent sur les pages des messages eux-mêmes.
correction-gone = La source a retiré ce message.
correction-returned = Un message disparu est de nouveau là.
correction-revised = La source a modifié les mots.

### Questions

questions-summary = Ce à quoi plusieurs affirmations répondent, différemment ou pareillement. La dernière réponse de chaque camp se trouve à côté de celle de l’autre, avec ce qu’il disait auparavant et les mots employés. Aucune moyenne n’est faite.
states = États
state-settled = Tranché par la rédaction
state-one-source = Une seule source
state-agreed = Concordant
state-disputed = Contesté
state-denied = Démenti
state-revised = Révisé
why-settled = la rédaction a confirmé une réponse
why-disputed = les réponses s’excluent
why-denied = un camp rejette ce qu’un autre affirme
why-revised = une réponse a changé
why-agreed = des sources indépendantes disent la même chose
why-one-source = personne d’autre n’y répond
says = { $who } dit { $what }
new-on = Nouveau le { $date }
question-new = nouveau
choose-questions = Choisir les questions
choose-about = Sur
choose-anything = tout
choose-side = Réponse de
choose-any-side = tous les camps
choose-place = Lieu
choose-any-place = tous les lieux
choose-words = Mots
sort-contested = plus contestées d’abord
sort-latest = dernière réponse d’abord
sort-apart = plus grand écart d’abord
sort-sources = plus de sources d’abord
questions = { $n ->
    [one] { $n } question
    [many] { $n } de questions
   *[other] { $n } questions
}
questions-of = { $n ->
    [one] { $found } sur { $n } question
    [many] { $found } sur { $n } de questions
   *[other] { $found } sur { $n } questions
}
questions-all = tout afficher
questions-none = Aucune affirmation répondant à une question n’a encore été lue.
questions-none-like = Aucune question ne correspond.
questions-more = Autres questions
questions-before = Questions précédentes
origins = { $n ->
    [one] { $n } origine
    [many] { $n } d’origines indépendantes
   *[other] { $n } origines indépendantes
}
origins-in = dans { $posts } de { $sources }
origins-posts = { $n ->
    [one] { $n } message
    [many] { $n } de messages
   *[other] { $n } messages
}
origins-sources = { $n ->
    [one] { $n } source
    [many] { $n } de sources
   *[other] { $n } sources
}
earlier-answers = { $n ->
    [one] { $n } réponse antérieure
    [many] { $n } de réponses antérieures
   *[other] { $n } réponses antérieures
}
all-answers = Toutes les réponses
change-up = en hausse, contre { $number }
change-down = en baisse, contre { $number }
change-before = auparavant : { $number }
repeated-by = répété par { $sources }
more-claims = { $n ->
    [one] { $n } autre affirmation s’y rapporte
    [many] { $n } d’autres affirmations s’y rapportent
   *[other] { $n } autres affirmations s’y rapportent
}
axis-label = { $question }, sur un même axe. { $answers }
axis-before = auparavant : { $answer }
axis-latest = dernière réponse : { $answer }
moved = { $from } → { $to }
how-moved = Comment les chiffres ont évolué
other-questions = Autres questions de ce genre

### Tallies

tallies-summary = Comment le chiffre de chacun a évolué. Un chiffre vaut du moment où il est donné jusqu’au suivant ; rien n’est tracé entre deux, et les chiffres de deux parties ne sont jamais réunis.
tallies-how = Une bande au-dessus d’une ligne : « au moins ». En dessous : « jusqu’à ». Entre deux lignes : une fourchette. Chaque marque mène à ses mots.
download-csv = Télécharger en CSV
tallies-none = Aucun bilan n’a encore été lu.
tallies-more = Autres bilans
tallies-before = Bilans précédents
chart-label = { $question } au fil du temps. { $numbers }
chart-left-out = { $n ->
    [one] { $n } autre voix figure dans le tableau.
    [many] { $n } d’autres voix figurent dans le tableau.
   *[other] { $n } autres voix figurent dans le tableau.
}
chart-table = Les chiffres en tableau
chart-caption = { $question } : chaque chiffre, quand, par qui et en quels mots il a été donné
col-when = Quand
col-who = Qui
col-what = Quoi
col-how-many = Combien
col-words = En quels mots
col-words-short = Mots
still-title = Chiffres donnés une seule fois
still-caption = Chiffres qu’une seule voix a donnés, une seule fois
still-left = { $n ->
    [one] { $n } autre figure dans le { $csv }.
    [many] { $n } d’autres figurent dans le { $csv }.
   *[other] { $n } autres figurent dans le { $csv }.
}

### The map

map-summary = Ce qui serait arrivé, où, et qui le dit.
map-summary-day = Ce qui serait arrivé, où, et qui le dit : { $day }.
map-how = Un lieu est dessiné aussi grand qu’il est connu ; une marque est une affirmation, pas un fait.
map-told-on = Rapporté le
map-all-days = Tous les jours
map-all-days-told = tous les jours
map-shown = { $n ->
    [one] { $n } affirmation avec un lieu.
    [many] { $n } d’affirmations avec un lieu.
   *[other] { $n } affirmations avec un lieu.
}
map-of-place = Carte de { $place } et de ses environs ; la liste ci-dessous dit la même chose.
map-of-places = { $n ->
    [one] Carte de { $n } lieu ; la liste ci-dessous dit la même chose.
    [many] Carte de { $n } de lieux ; la liste ci-dessous dit la même chose.
   *[other] Carte de { $n } lieux ; la liste ci-dessous dit la même chose.
}
map-closer = Plus près
map-wider = Plus large
map-region = Là d’où l’on rapporte le plus
map-signs = Signes
map-control = qui le tient
map-strikes = frappes
map-denied = démenti ou mis en doute
map-disputed = frontière contestée
map-borders = Côtes et frontières : Natural Earth, domaine public. Les frontières sont tracées telles qu’elles existent sur le terrain ; les lignes interrompues sont des frontières contestées, des lignes de contrôle et des frontières jamais fixées. Dateline n’y prend pas parti.
map-no-land = Elle ne connaît pas de terre dans cette partie.
map-none = Aucune affirmation qu’une carte pourrait montrer n’a encore été lue.
map-none-known = De ce qui est affirmé ici, aucun lieu qu’une carte pourrait montrer n’est connu.
map-named-below = Les lieux nommés figurent ci-dessous.
map-on = Sur la carte
map-around = Carte autour de { $place }
map-off = Nommés, mais absents de cette carte
map-off-note = Leur emplacement est inconnu, trop vaste pour un point, ou hors de ce qui est montré.
map-placeless = { $n ->
    [one] { $n } affirmation est sans lieu
    [many] { $n } d’affirmations sont sans lieu
   *[other] { $n } affirmations sont sans lieu
}
map-latest = { $n ->
   *[other] Les { $n } dernières
}
map-left-out = { $n ->
    [one] Les dernières affirmations sont montrées ; { $n } plus ancienne ne l’est pas. Choisissez un jour pour voir les siennes.
    [many] Les dernières affirmations sont montrées ; { $n } de plus anciennes ne le sont pas. Choisissez un jour pour voir les siennes.
   *[other] Les dernières affirmations sont montrées ; { $n } plus anciennes ne le sont pas. Choisissez un jour pour voir les siennes.
}
map-claims-by = { $place }. Affirmations : { $claims }
map-of-control = { $n ->
   *[other] { $n } sur le contrôle
}
map-of-strikes = { $n ->
   *[other] { $n } sur des frappes
}
map-of-other = { $n ->
   *[other] { $n } sur autre chose
}
exact-spot = à cet endroit
exact-town = dans cette ville ou près d’elle
exact-district = quelque part dans ce district
exact-region = quelque part dans cette région
exact-water = quelque part sur ces eaux
exact-line = quelque part le long de cette ligne
exact-country = quelque part dans ce pays
exact-continent = quelque part dans cette partie du monde
exact-unsaid = la précision n’est pas indiquée

### The digest

digest-of-day = Résumé de la journée
digest-summary = { $posts } de { $sources }. Ce qui suit a été composé selon des règles à partir de leurs mots ; chaque phrase nomme ses sources.
of-sources = { $n ->
    [one] { $n } source
    [many] { $n } de sources
   *[other] { $n } sources
}
digest-all = Toute la journée
digest-growing = C’est le dernier jour lu ; il peut encore s’étoffer.
digest-none = Aucune affirmation n’a été trouvée dans ce qui a été rapporté ce jour-là.
digest-disputed = Contesté
digest-changed = Modifié
digest-new = Nouveau
digest-left-out = { $n ->
    [one] { $n } autre figure sur la page { $questions }.
    [many] { $n } d’autres figurent sur la page { $questions }.
   *[other] { $n } autres figurent sur la page { $questions }.
}
digest-questions = Questions
digest-mail = Cette journée par courriel

### Sources

sources-summary = Qui est lu pour cette page. Le lien d’une source avec une partie est ce que les rédacteurs ont noté ; il ne dit rien de la véracité de ce qu’elle rapporte.
col-source = Source
col-kind = Type
col-belongs = Appartient à
col-posts = Messages
col-pages = Pages lues
col-last = Dernière lecture
col-beside = Face aux autres
no-party = aucune partie
posts-of = { $n ->
    [one] message de { $source }
    [many] de messages de { $source }
   *[other] messages de { $source }
}
not-yet = pas encore
nothing-in-common = rien en commun
beside-note = « Face aux autres » compte les affirmations que plusieurs sources rapportent : pour combien une source était première, pour combien elle est venue après, et la médiane du retard.
late-first = première pour { $first }
late-later = plus tard pour { $later }, de { $by }
late-both = première pour { $first }, plus tard pour { $later }, de { $by }
late-after = { $by } après { $source }
had-title = Qui avait quoi
had-summary = Un sujet est ce que les messages de plusieurs sources racontent de même. En retard : une heure ou plus après le premier. Ce qu’une source est seule à raconter peut être son propre travail, ou n’être pas arrivé : voyez vous-même.
had = première pour { $first }, à temps pour { $in-time }, en retard pour { $late }, sans { $lacked } que plusieurs autres avaient ; seule pour { $alone }
told-alone = Raconté par { $source } seule
late-title = En retard
latest-of = Le plus récent de { $source }
watch-title = Adresses suivies
watch-none = Plus aucune adresse n’est suivie.
watch-well = { $n ->
    [one] { $n } adresse est consultée régulièrement. Tout va bien.
    [many] { $n } d’adresses sont consultées régulièrement. Tout va bien.
   *[other] { $n } adresses sont consultées régulièrement. Tout va bien.
}
watch-fares-well = { $n ->
    [one] { $n } adresse va bien
    [many] { $n } d’adresses vont bien
   *[other] { $n } adresses vont bien
}
watch-ended = { $n ->
    [one] { $n } adresse n’est plus suivie
    [many] { $n } d’adresses ne sont plus suivies
   *[other] { $n } adresses ne sont plus suivies
}
since = Depuis le { $time }.
fares-new = nouvelle
fares-ok = en ordre
fares-slow = lente
fares-stale = sans nouveauté
fares-changed = mise en page changée
fares-busy = surchargée
fares-failing = en échec
fares-refused = refusée
fares-gone = disparue
fares-unwatched = non suivie
fares-ended = terminée

### Search

search-this = Rechercher dans cette page
search-what = Que rechercher
search-found = Ce qui a été trouvé
search-posts = Messages
search-statements = Déclarations
search-claims = Affirmations
best-first = Plus pertinents d’abord
search-none = Rien de tel n’a été trouvé ici. Moins de mots trouvent davantage ; <code>ferr*</code> trouve tous les mots qui commencent ainsi.
pages = Pages
page-before = Précédent
page-more = Suite
search-how = Comment rechercher
search-how-words = <code>ferry landing</code> trouve les deux mots, sous toute forme. <code>"ferry landing"</code> trouve ces mots côte à côte, et <code>ferr*</code> tous les mots qui commencent ainsi.
search-how-or = <code>ferry OR bridge</code> trouve l’un ou l’autre. <code>-ferry</code> écarte ce qui le contient.
search-how-fields = <code>source:</code>, <code>speaker:</code>, <code>place:</code>, <code>kind:</code> et <code>side:</code> cherchent dans un seul champ : <code>side:{ $side }</code> trouve ce que dit ce camp, <code>kind:killed</code> ce qui compte les morts.
search-how-days = <code>after:2026-03-10</code>, <code>before:2026-03-12</code> et <code>day:2026-03-11</code> limitent à des jours ; <code>day:3</code> est le troisième de l’événement.
search-how-disputed = <code>disputed:yes</code> limite aux affirmations que d’autres démentent ou contredisent.
note-no-operator = « { $name }: » n’est pas un opérateur ici ; il a été recherché comme du texte. Il y a { $operators }.
note-no-day = « { $operator }:{ $value } » ne désigne aucun jour et a été ignoré. Écrivez { $operator }:2026-03-11, ou day:3 pour le troisième jour.
note-no-answer = « disputed:{ $value } » a été ignoré. Écrivez disputed:yes ou disputed:no.
note-no-value = « { $operator }: » n’est suivi de rien et a été ignoré.
note-too-long = La recherche était trop longue ; la fin a été ignorée.

### How to read this

about-summary = Dateline lit la couverture en continu d’un événement et montre qui dit quoi, quand, avec quel chiffre, et contre qui. Il ne décide pas qui a raison.
about-words = Mots et signes
about-words-own = Les mots composés en caractères de livre sont ceux de la source, inchangés. Tout ce qui les entoure en caractères plus simples est de Dateline.
about-thin = Les mots à trait fin
about-thin-what = sont attribués à quelqu’un, nommé sous le message.
about-heavy = Les mots à trait épais
about-heavy-what = sont une affirmation vérifiable : combien, quoi, où, contre qui. La liste sous le message nomme chaque affirmation ; suivez-en une, et ses mots s’éclairent.
about-colours = Les couleurs et les formes désignent des parties, dont le nom est toujours écrit à côté :
about-contradictions = Contradictions
about-contradictions-what = Là où des affirmations se touchent, chacune le dit et mène à l’autre : <em>démenti par</em>, <em>contredit</em>, <em>révisé par</em>, <em>rapporté aussi par</em>, <em>répété par</em>. Les deux camps restent. Aucun chiffre n’est une moyenne, et il n’y a pas de total unique. Un article qui ne fait qu’en reprendre un autre ne compte pas comme second témoin.
about-day = La journée en quelques lignes
about-day-what = L’encadré en haut du direct est rédigé selon des règles à partir des affirmations du dernier jour : ce qui est contesté, ce qu’un camp a modifié, ce qui est nouveau. Chaque ligne mène aux mots sur lesquels elle repose. Un <em>temps fort</em> est un message que trois médias ou plus racontent, ou qui porte la dernière réponse d’un camp à une question contestée, démentie ou révisée.
about-story = Un sujet, plusieurs médias
about-story-what = Les messages de médias différents qui partagent, en une demi-journée, leurs noms, chiffres et mots les plus parlants tiennent dans une même carte : le premier raconte tout, les autres sont listés dessous. Un message qui en contredit un autre, modifie ses chiffres ou affirme ce que les autres n’affirment pas reste toujours seul.
about-times = Heures
about-times-what = Les heures sont en { $zone } ({ $name }) ; en pointant une heure, on voit la date complète, l’heure UTC et les mots de la source. Beaucoup de pages ne donnent qu’une heure. Là où une date a dû être établie, l’heure le dit, avec la raison. Là où une page ne donne aucune heure, vous voyez quand elle a été lue pour la première fois.
about-changes = Modifications
about-changes-what = Quand une source modifie un message, ce qu’il disait reste visible, avec ce qui est parti et ce qui est venu. Quand une source retire un message, il reste aussi, et dit qu’il a disparu. Tout cela est listé sous { $corrections }.
about-corrections = Corrections
about-machine = Ce que fait la machine, et ce en quoi elle se trompe
about-machine-what = Les locuteurs et les affirmations sont trouvés par des règles de la presse anglaise, non par une personne. Les règles manquent des choses et en lisent d’autres de travers. C’est pourquoi chacune mène aux mots où elle a été trouvée : ce sont les mots qui comptent.
about-hard = Difficile à supporter
about-hard-what = Dateline ne montre lui-même aucune image, seulement ce qui en est dit et où elle se trouve. Quand une légende ou un message avertit d’un contenu choquant, cela aussi attend un clic.
about-elsewhere = À emporter
about-feeds = Les derniers messages forment un flux sous trois formes : { $rss }, { $atom } et { $json }
about-feeds-sides = aussi de ce que dit un camp :
about-feeds-gone = Ce qu’une source retire en disparaît aussitôt.
about-embed = Cette ligne place les dernières mises à jour dans une de vos pages. Elle ne dépose pas de cookies et se tient à jour d’elle-même :
about-own = Votre lecture vous appartient
about-own-what = Cette page ne dépose pas de cookies et ne demande rien à aucun autre serveur. Si votre navigateur exécute des scripts, il retient sur votre propre appareil dans quel ordre vous lisez.

### The first page, the embedded page

index-title = Ce qui est suivi
index-empty = Le registre est vide. Importez des articles avec <code>dateline import</code>, et ils apparaîtront ici.
update = Mise à jour
latest-updates = Dernières mises à jour
embed-foot = qui dit quoi, avec les mots employés.

### What is not there

error-not-here = Pas ici
error-not-that-way = Pas ainsi
error-broken = Quelque chose est cassé
error-back = Vers ce qui est suivi
error-method = Cette adresse ne peut qu’être lue.
error-store = Le registre n’a pas pu être lu. C’est notre faute, pas la vôtre ; réessayez dans un instant.
error-picture = La page n’a pas pu être préparée. C’est notre faute, pas la vôtre.
error-template = La page n’a pas pu être écrite. C’est notre faute, pas la vôtre.
no-page = Il n’y a pas de page à cette adresse.
no-coverage = Rien n’est suivi sous ce nom.
no-page-of-feed = Il n’y a pas de telle page du fil.
no-list = Il n’y a pas de telle liste de questions.
no-question = Il n’y a pas de telle question, ou plus rien n’y répond.
no-page-of-tallies = Il n’y a pas de telle page de bilans.
no-page-of-search = Il n’y a pas de telle page de recherche.
no-map = Il n’y a pas de telle partie de la carte.
no-day = Rien de ce qui a été lu n’est de ce jour.
no-post = Il n’y a pas de tel message.
no-file = Il n’y a pas de tel fichier.
no-change = Indiquez après quelle modification : /changes?after=N.
no-feed = Il n’y a pas de tel flux.
no-feed-of-side = Aucun camp de ce nom n’a de flux.
no-feed-of-question = Aucune question de ce nom n’a de flux.
no-feed-of-both = Un flux est celui d’un camp ou d’une question.
no-embed = Il n’y a pas à cette adresse de page que l’on puisse intégrer.
no-embed-address = Indiquez quelle page : /oembed?url=…
no-embed-form = La façon d’intégrer une page est indiquée en JSON.
no-base = Ce site n’a pas d’adresse publique.

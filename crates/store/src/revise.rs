//! What a retrieval of a page does to the posts that are there, and to those that are not.
//!
//! What readers see of a page is a function of the set of its retrievals, so that the order of import does not matter:
//!
//! - a post's current revision is the one it has in the last retrieval that has it;
//! - a post is gone if a later retrieval that reaches back to it lacks it, or says that it was taken back. A rolling page
//!   that has merely moved on past a post does not take it away, nor does one in which nothing could be read;
//! - a post that another page of the same source carries on is the same post: [`crate::sighting`].

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
};

use dateline_model::{Claim, Span};

use crate::{
    ChangeKind, ChangeNo, ClaimId, CoverageId, Imported, PostId, ReportId, Result, StoreError,
    db::{Row, Tx, Value, values},
    import::Page,
    log::{self, Line},
    prepare::{Prepared, without},
    recognise::{Features, recognise, recognise_elsewhere},
    sighting::{self, Sighting},
    time::name_of,
};

/// How many of a post's first words its id is made of.
const ID_WORDS: usize = 8;

/// The most posts of other pages that a report's new posts are compared with.
const MAX_ELSEWHERE: usize = 20_000;

/// One post's revision as the ledger has it.
struct Version {
    post: i64,
    content_hash: String,
    text_hash: String,
    /// The text without its stamp.
    words: String,
    anchor: Option<String>,
    time_s: Option<i64>,
    /// The post's sighting on its page.
    seen: Sighting,
    /// Whether the sighting is of this revision.
    current: bool,
}

impl Version {
    fn features(&self) -> Features<'_> {
        Features { anchor: self.anchor.as_deref(), time: self.time_s, text_hash: &self.text_hash, text: &self.words }
    }
}

/// What happens to a post's sighting on this page.
struct Update {
    /// The content that it has here from now on: an index of the new posts. None leaves it.
    content: Option<usize>,
    seen: Sighting,
}

/// A retrieval on its way into the ledger.
pub(crate) struct Revising<'i> {
    pub tx: &'i mut Tx,
    pub coverage: CoverageId,
    /// The coverage's.
    pub slug: String,
    pub page: Page,
    pub received_us: i64,
    /// Whether a later retrieval of the page is in the ledger.
    pub late: bool,
    /// This retrieval's row.
    pub report: ReportId,
    pub posts: &'i [Prepared],
    /// The page's own ids of posts that the report says its source has taken back.
    pub taken_back: &'i BTreeSet<&'i str>,
}

impl Revising<'_> {
    /// The revisions of the page's posts that the new ones may be: the current ones or, for an older retrieval, all.
    /// What a rolling page has left behind is not looked at again, so that an import costs what the page holds, and not
    /// what it ever held.
    async fn known(&mut self) -> Result<Vec<Version>> {
        let sql = format!(
            "{VERSION} WHERE sighting.page = $1 AND ($2 = 1 OR (
                revision.id = sighting.revision
                AND (sighting.last_seen_us IS NULL OR time_s IS NULL OR time_s >= $3 OR anchor IS NOT NULL)
            ))
            ORDER BY post.id, revision.id"
        );
        let window = self.posts.iter().filter_map(Prepared::time_s).min().unwrap_or(i64::MAX);
        let rows = self.tx.rows(&sql, &values![self.page.id, self.late, window]).await?;
        rows.iter().map(version).collect()
    }

    /// The posts that other pages of the source have and that those not found on this page may be: of their times, or with
    /// their own ids.
    async fn elsewhere(&mut self, open: &[usize], source: i64) -> Result<Vec<Version>> {
        let times: Vec<i64> = open.iter().filter_map(|&i| self.posts[i].time_s()).collect();
        let mut rows = Vec::new();
        if let (Some(from), Some(to)) = (times.iter().min(), times.iter().max()) {
            // Times to the minute and to the second are of one post.
            let (from, to) = (from.div_euclid(60) * 60, to.div_euclid(60) * 60 + 59);
            let sql = format!(
                "{VERSION} WHERE post.coverage = $1 AND post.source = $2 AND post.sort_s BETWEEN $3 AND $4
                    AND sighting.page <> $5 AND revision.id = sighting.revision
                ORDER BY post.id, sighting.page LIMIT {MAX_ELSEWHERE}"
            );
            rows.extend(self.tx.rows(&sql, &values![self.coverage.0, source, from, to, self.page.id]).await?);
        }
        let anchors: Vec<Value<'_>> = open
            .iter()
            .filter(|&&i| self.posts[i].time_s().is_none())
            .filter_map(|&i| Some(self.posts[i].content.post.anchor.as_deref()?.into()))
            .collect();
        let head = format!(
            "{VERSION} WHERE post.coverage = $1 AND post.source = $2 AND sighting.page <> $3
                AND revision.id = sighting.revision AND anchor IN"
        );
        let tail = format!("ORDER BY post.id, sighting.page LIMIT {MAX_ELSEWHERE}");
        let fixed = values![self.coverage.0, source, self.page.id];
        rows.extend(self.tx.rows_in(&head, &anchors, &tail, &fixed).await?);
        let mut versions: Vec<Version> = rows.iter().map(version).collect::<Result<_>>()?;
        versions.sort_by_key(|version| version.post);
        Ok(versions)
    }

    /// For each new post that the page did not have the post of another page of its source that it is. A post that the page
    /// does have, if only in other words, is no other page's.
    async fn carried_over(
        &mut self,
        new: &[Features<'_>],
        matches: &[Option<usize>],
        source: i64,
        known: &[Version],
    ) -> Result<HashMap<usize, i64>> {
        let open: Vec<usize> = (0..new.len()).filter(|&i| matches[i].is_none()).collect();
        if open.is_empty() {
            return Ok(HashMap::new());
        }
        let here: HashSet<i64> = known.iter().map(|version| version.post).collect();
        let mut there = self.elsewhere(&open, source).await?;
        there.retain(|version| !here.contains(&version.post));
        let features: Vec<Features<'_>> = there.iter().map(Version::features).collect();
        let open_features: Vec<Features<'_>> = open.iter().map(|&i| new[i].clone()).collect();
        let found = recognise_elsewhere(&features, &owners(&there), &open_features);
        Ok(open.iter().zip(found).filter_map(|(&i, version)| Some((i, there[version?].post))).collect())
    }

    /// Brings the page's posts to what this report makes of them.
    pub async fn revise(mut self, source: i64, done: &mut Imported) -> Result<()> {
        let posts = self.posts;
        let words: Vec<Cow<'_, str>> = posts.iter().map(|p| without(&p.text, p.stamp())).collect();
        let known = self.known().await?;
        let features: Vec<Features<'_>> = posts.iter().zip(&words).map(|(post, words)| features(post, words)).collect();
        let versions: Vec<Features<'_>> = known.iter().map(Version::features).collect();
        let matches = recognise(&versions, &owners(&known), &features);
        let shown_source = if self.late { self.page.source } else { source };
        let carried = self.carried_over(&features, &matches, shown_source, &known).await?;
        let later = if self.late { self.later_windows().await? } else { Vec::new() };
        let gone_later = |last_seen: i64, time: Option<i64>, anchor: Option<&str>| {
            later.iter().any(|window| window.received_us > last_seen && window.lacks(time, anchor))
        };
        let mut updates = self.updates(&known, &matches, &gone_later);
        for (&i, &post) in &carried {
            updates.insert(post, Update { content: Some(i), seen: self.first_sighting(i, &gone_later) });
        }
        let moved_source = !self.late && self.page.source != source;

        // What is there already: its revisions, its sighting here, and what readers see of it then.
        let mut contents: Vec<(i64, usize)> =
            updates.iter().filter_map(|(&post, update)| Some((post, update.content?))).collect();
        if self.late {
            let shown: HashSet<usize> = contents.iter().map(|(_, i)| *i).collect();
            let older = matches.iter().enumerate().filter(|(i, _)| !shown.contains(i));
            contents.extend(older.filter_map(|(i, version)| Some((known[(*version)?].post, i))));
        }
        let revisions = self.keep_revisions(&contents).await?;
        for (&post, update) in &updates {
            let revision = update.content.and_then(|_| revisions.get(&post).copied());
            sighting::keep(self.tx, post, self.page.id, revision, update.seen).await?;
        }
        let mut touched: BTreeSet<i64> = updates.keys().copied().collect();
        touched.extend(contents.iter().map(|(post, _)| *post));
        let mut changes = sighting::settle(self.tx, &touched).await?;
        if moved_source {
            let changed: HashSet<i64> = changes.iter().map(|change| change.post).collect();
            for row in self.tx.rows("SELECT id FROM post WHERE page = $1", &values![self.page.id]).await? {
                let post = row.first()?;
                if !changed.contains(&post) {
                    changes.push(Line { post, kind: ChangeKind::Reread, revision: None });
                }
            }
            self.tx.execute("UPDATE post SET source = $1 WHERE page = $2", &values![source, self.page.id]).await?;
        }
        changes.sort_unstable_by_key(|change| change.post);

        // New posts in the order of their time. Pages stand in either order; what a page has within one minute goes
        // in its own direction.
        let is_new = |i: &usize| matches[*i].is_none() && !carried.contains_key(i);
        let mut new: Vec<usize> = (0..posts.len()).filter(is_new).collect();
        if newest_first(posts) {
            new.reverse();
        }
        new.sort_by_key(|&i| self.sort_s(i, self.received_us));
        let first = log::take(self.tx, self.coverage, new.len() + changes.len()).await?;
        let new_posts = self.insert_posts(&new, shown_source, first, &gone_later).await?;
        let contents: Vec<(i64, usize)> = new_posts.iter().copied().zip(new.iter().copied()).collect();
        let revisions = self.keep_revisions(&contents).await?;
        self.show_first_revisions(&new_posts).await?;

        let posted = new_posts.iter().map(|&post| Line {
            post,
            kind: ChangeKind::Posted,
            revision: revisions.get(&post).copied(),
        });
        let lines: Vec<Line> = posted.chain(changes).collect();
        for line in &lines {
            let counter = match line.kind {
                ChangeKind::Posted => &mut done.posts_new,
                ChangeKind::Revised => &mut done.posts_revised,
                ChangeKind::Gone => &mut done.posts_gone,
                ChangeKind::Returned => &mut done.posts_returned,
                _ => &mut done.posts_reread,
            };
            *counter += 1;
        }
        done.posts_moved = u32::try_from(carried.len()).unwrap_or(u32::MAX);
        done.changes = log::write(self.tx, self.coverage, first, &lines).await?;
        Ok(())
    }

    /// The sighting of a new post that is not yet known on this page.
    fn first_sighting(&self, post: usize, gone_later: &impl Fn(i64, Option<i64>, Option<&str>) -> bool) -> Sighting {
        let post = &self.posts[post];
        let anchor = post.content.post.anchor.as_deref();
        Sighting {
            first_seen_us: self.received_us,
            last_seen_us: self.late.then_some(self.received_us),
            gone: self.late && gone_later(self.received_us, post.time_s(), anchor),
        }
    }

    /// What this report does to the sightings that are there already, by post. Those that stay as they are are left out.
    fn updates(
        &self,
        known: &[Version],
        matches: &[Option<usize>],
        gone_later: &impl Fn(i64, Option<i64>, Option<&str>) -> bool,
    ) -> HashMap<i64, Update> {
        let latest_us = self.page.latest.as_ref().map_or(i64::MIN, |latest| latest.received_us);
        let here = Window::of(self.received_us, self.posts, self.taken_back);
        let new_of: HashMap<i64, usize> =
            matches.iter().enumerate().filter_map(|(i, version)| Some((known[(*version)?].post, i))).collect();
        let mut updates = HashMap::new();
        for version in known.iter().filter(|v| v.current) {
            let last_seen = version.seen.last_seen_us.unwrap_or(latest_us);
            let mut update = Update { content: None, seen: version.seen };
            let seen = &mut update.seen;
            match new_of.get(&version.post) {
                Some(&i) => {
                    let post = &self.posts[i];
                    seen.first_seen_us = seen.first_seen_us.min(self.received_us);
                    if self.received_us >= last_seen {
                        seen.last_seen_us = self.late.then_some(self.received_us);
                        let anchor = post.content.post.anchor.as_deref();
                        seen.gone = self.late && gone_later(self.received_us, post.time_s(), anchor);
                        update.content = (post.content_hash != version.content_hash).then_some(i);
                    }
                }
                None if !self.late || last_seen < self.received_us => {
                    if !self.late {
                        seen.last_seen_us = Some(last_seen);
                    }
                    seen.gone |= here.lacks(version.time_s, version.anchor.as_deref());
                }
                None => {}
            }
            if update.content.is_some() || update.seen != version.seen {
                updates.insert(version.post, update);
            }
        }
        updates
    }

    /// How far back the page's later retrievals reach.
    async fn later_windows(&mut self) -> Result<Vec<Window>> {
        let sql = "SELECT id, received_us, window_s, untimed FROM report WHERE page = $1 AND received_us > $2";
        let mut windows: BTreeMap<i64, Window> = BTreeMap::new();
        for row in self.tx.rows(sql, &values![self.page.id, self.received_us]).await? {
            let window = Window {
                received_us: row.get("received_us")?,
                from: row.get("window_s")?,
                untimed: row.get::<i64>("untimed")? != 0,
                taken_back: HashSet::new(),
            };
            windows.insert(row.get("id")?, window);
        }
        let list: Vec<Value<'_>> = windows.keys().map(|&report| report.into()).collect();
        let rows = self.tx.rows_in("SELECT report, anchor FROM taken_back WHERE report IN", &list, "", &[]).await?;
        for row in rows {
            if let Some(window) = windows.get_mut(&row.get("report")?) {
                window.taken_back.insert(row.get("anchor")?);
            }
        }
        Ok(windows.into_values().collect())
    }

    /// By what a new post is sorted.
    fn sort_s(&self, post: usize, first_seen_us: i64) -> i64 {
        self.posts[post].time_s().unwrap_or(first_seen_us.div_euclid(1_000_000))
    }

    /// Inserts posts without their revisions. Gives their rows in the same order.
    async fn insert_posts(
        &mut self,
        new: &[usize],
        source: i64,
        first_change: ChangeNo,
        gone_later: &impl Fn(i64, Option<i64>, Option<&str>) -> bool,
    ) -> Result<Vec<i64>> {
        let ids = self.public_ids(new).await?;
        let mut rows: Vec<Vec<Value<'_>>> = Vec::with_capacity(new.len());
        for ((&i, id), number) in new.iter().zip(&ids).zip(first_change..) {
            let Sighting { first_seen_us, last_seen_us, gone } = self.first_sighting(i, gone_later);
            rows.push(
                values![
                    id.as_str(),
                    self.coverage.0,
                    self.page.id,
                    source,
                    self.sort_s(i, self.received_us),
                    first_seen_us,
                    gone,
                    last_seen_us,
                    log::to_sql(number),
                    log::to_sql(number),
                ]
                .into(),
            );
        }
        let head = "INSERT INTO post (public_id, coverage, page, source, sort_s, first_seen_us, gone, last_seen_us,
            first_change, last_change)";
        let given = self.tx.insert(head, rows, "RETURNING id, public_id").await?;
        let mut by_id = HashMap::with_capacity(given.len());
        for row in &given {
            by_id.insert(row.get::<String>("public_id")?, row.get::<i64>("id")?);
        }
        let missing = || StoreError::Damaged("a post just written is not there".into());
        ids.iter().map(|id| by_id.get(id.as_str()).copied().ok_or_else(missing)).collect()
    }

    /// A public id for each new post, that no other post in the ledger has.
    async fn public_ids(&mut self, new: &[usize]) -> Result<Vec<PostId>> {
        let mut ids: Vec<Option<PostId>> = vec![None; new.len()];
        let mut taken: HashSet<PostId> = HashSet::new();
        let mut salt = 0;
        loop {
            let open: Vec<usize> = (0..new.len()).filter(|&n| ids[n].is_none()).collect();
            if open.is_empty() {
                return Ok(ids.into_iter().flatten().collect());
            }
            let wanted: Vec<PostId> = open.iter().map(|&n| self.public_id(new[n], salt)).collect();
            let list: Vec<Value<'_>> = wanted.iter().map(|id| Value::from(id.as_str())).collect();
            let sql = "SELECT public_id FROM post WHERE public_id IN";
            for row in self.tx.rows_in(sql, &list, "", &[]).await? {
                taken.insert(row.parse("public_id", |text| text.parse().ok())?);
            }
            for (n, id) in open.into_iter().zip(wanted) {
                if taken.insert(id.clone()) {
                    ids[n] = Some(id);
                }
            }
            salt += 1;
        }
    }

    fn public_id(&self, post: usize, salt: u32) -> PostId {
        let Prepared { text, content, .. } = &self.posts[post];
        match &content.post.anchor {
            Some(anchor) => PostId::of_parts(&[&self.slug, &self.page.name, anchor], salt),
            None => {
                let time = content.post.time.utc.map(|time| time.to_string()).unwrap_or_default();
                let words = text.split_whitespace().take(ID_WORDS).collect::<Vec<_>>().join(" ");
                PostId::of_parts(&[&self.slug, &self.page.name, "", &time, &words], salt)
            }
        }
    }

    /// Keeps a content of each post, once. Gives the revision's row by post.
    async fn keep_revisions(&mut self, contents: &[(i64, usize)]) -> Result<HashMap<i64, i64>> {
        let mut revisions = HashMap::with_capacity(contents.len());
        let wanted: HashMap<i64, usize> = contents.iter().copied().collect();
        let list: Vec<Value<'_>> = wanted.keys().map(|&post| Value::from(post)).collect();
        let sql = "SELECT revision.id, post, content_hash, received_us
            FROM revision JOIN report ON report.id = revision.report WHERE post IN";
        let mut earlier = Vec::new();
        for row in self.tx.rows_in(sql, &list, "", &[]).await? {
            let (id, post): (i64, i64) = (row.get("id")?, row.get("post")?);
            let i = wanted[&post];
            if row.get::<String>("content_hash")? == self.posts[i].content_hash {
                revisions.insert(post, id);
                if row.get::<i64>("received_us")? > self.received_us {
                    earlier.push((id, i));
                }
            }
        }
        // The report that is named is the first that had these words.
        for (id, i) in earlier {
            let post = &self.posts[i];
            let sql = "UPDATE revision SET report = $1, start = $2, line = $3 WHERE id = $4";
            self.tx.execute(sql, &values![self.report.0, post.start, post.line, id]).await?;
        }
        let missing: Vec<(i64, usize)> =
            contents.iter().copied().filter(|(post, _)| !revisions.contains_key(post)).collect();
        let posts = self.posts;
        let mut rows: Vec<Vec<Value<'_>>> = Vec::with_capacity(missing.len());
        for &(row, i) in &missing {
            let Prepared { text, content, content_hash, text_hash, start, line, .. } = &posts[i];
            let json = serde_json::to_string(content).map_err(|e| StoreError::BadReading {
                path: self.page.name.clone(),
                what: format!("a post has no JSON form ({e})"),
            })?;
            let post = &content.post;
            rows.push(
                values![
                    row,
                    self.report.0,
                    content_hash,
                    text_hash,
                    *start,
                    *line,
                    post.time.utc.map(|time| time.to_string()),
                    posts[i].time_s(),
                    name_of(&post.time.precision),
                    name_of(&post.time.basis),
                    post.time.span.map(|span| i64::from(span.start)),
                    post.time.span.map(|span| i64::from(span.end)),
                    &post.anchor,
                    &post.headline,
                    text,
                    json,
                ]
                .into(),
            );
        }
        let head = "INSERT INTO revision (post, report, content_hash, text_hash, start, line, time, time_s, precision,
            basis, stamp_start, stamp_end, anchor, headline, text, content)";
        for row in self.tx.insert(head, rows, "RETURNING id, post").await? {
            revisions.insert(row.get("post")?, row.get("id")?);
        }
        self.keep_claims(&missing, &revisions).await?;
        Ok(revisions)
    }

    async fn keep_claims(&mut self, contents: &[(i64, usize)], revisions: &HashMap<i64, i64>) -> Result<()> {
        let list: Vec<Value<'_>> = contents.iter().map(|&(post, _)| Value::from(post)).collect();
        let mut public_ids: HashMap<i64, PostId> = HashMap::with_capacity(contents.len());
        for row in self.tx.rows_in("SELECT id, public_id FROM post WHERE id IN", &list, "", &[]).await? {
            public_ids.insert(row.get("id")?, row.parse("public_id", |text| text.parse().ok())?);
        }
        let mut rows = Vec::new();
        for (post, i) in contents {
            let (Some(revision), Some(public_id)) = (revisions.get(post), public_ids.get(post)) else { continue };
            let mut taken = HashSet::new();
            for claim in self.posts[*i].content.claims.iter().filter(|claim| taken.insert(&claim.id)) {
                rows.push(claim_row(self.coverage, *post, *revision, public_id, claim)?);
            }
        }
        let head = "INSERT INTO claim (coverage, post, revision, public_id, kind, polarity, item, claimant,
            claimant_side, actor_side, target_side, civilian, min, max, modifier, place, lat, lon, period_from,
            period_to, cumulative, rule, json)";
        self.tx.insert(head, rows, "").await?;
        Ok(())
    }

    /// Shows the only revision of posts just written, and notes where they were seen.
    async fn show_first_revisions(&mut self, new: &[i64]) -> Result<()> {
        if new.is_empty() {
            return Ok(());
        }
        let sql = "UPDATE post SET revision = (SELECT id FROM revision WHERE revision.post = post.id)
            WHERE page = $1 AND revision IS NULL AND withdrawn = 0";
        self.tx.execute(sql, &values![self.page.id]).await?;
        let list: Vec<Value<'_>> = new.iter().map(|&post| post.into()).collect();
        let head = "INSERT INTO sighting (post, page, revision, first_seen_us, last_seen_us, gone)
            SELECT id, page, revision, first_seen_us, last_seen_us, gone FROM post WHERE id IN";
        self.tx.rows_in(head, &list, "", &[]).await?;
        Ok(())
    }
}

/// What a [`Version`] is made of.
const VERSION: &str = "SELECT post.id, content_hash, text_hash, text, stamp_start, stamp_end, anchor, time_s,
        sighting.gone, sighting.last_seen_us, sighting.first_seen_us,
        CASE WHEN revision.id = sighting.revision THEN 1 ELSE 0 END AS current
    FROM post
    JOIN sighting ON sighting.post = post.id
    JOIN revision ON revision.post = post.id";

fn version(row: &Row) -> Result<Version> {
    let stamp = row.get::<Option<u32>>("stamp_start")?.zip(row.get("stamp_end")?).map(Span::from);
    Ok(Version {
        words: without(&row.get::<String>("text")?, stamp).into_owned(),
        post: row.get("id")?,
        content_hash: row.get("content_hash")?,
        text_hash: row.get("text_hash")?,
        anchor: row.get("anchor")?,
        time_s: row.get("time_s")?,
        seen: Sighting {
            first_seen_us: row.get("first_seen_us")?,
            last_seen_us: row.get("last_seen_us")?,
            gone: row.get::<i64>("gone")? != 0,
        },
        current: row.get::<i64>("current")? != 0,
    })
}

/// What a new post is recognised by, with its text without the stamp.
fn features<'f>(post: &'f Prepared, words: &'f str) -> Features<'f> {
    Features {
        anchor: post.content.post.anchor.as_deref(),
        time: post.time_s(),
        text_hash: &post.text_hash,
        text: words,
    }
}

/// For each version the place of its post's first one. Versions stand in the order of their posts.
fn owners(versions: &[Version]) -> Vec<usize> {
    let mut owners: Vec<usize> = Vec::with_capacity(versions.len());
    for (i, version) in versions.iter().enumerate() {
        let same = i > 0 && versions[i - 1].post == version.post;
        owners.push(if same { owners[i - 1] } else { i });
    }
    owners
}

/// How far back a retrieval reaches.
struct Window {
    received_us: i64,
    from: Option<i64>,
    untimed: bool,
    /// The page's own ids of posts that it says its source has taken back.
    taken_back: HashSet<String>,
}

impl Window {
    fn of(received_us: i64, posts: &[Prepared], taken_back: &BTreeSet<&str>) -> Self {
        let from = posts.iter().filter_map(Prepared::time_s).min();
        let untimed = posts.iter().any(|post| post.time_s().is_none());
        Window { received_us, from, untimed, taken_back: taken_back.iter().map(|&anchor| anchor.to_owned()).collect() }
    }

    /// Whether a post that does not stand in it is gone: it would stand there if the source still had it, or is said to
    /// have been taken back.
    fn lacks(&self, time: Option<i64>, anchor: Option<&str>) -> bool {
        if anchor.is_some_and(|anchor| self.taken_back.contains(anchor)) {
            return true;
        }
        match time {
            Some(time) => self.from.is_some_and(|from| from <= time),
            None => self.untimed,
        }
    }
}

/// Whether the page's latest posts stand on top.
fn newest_first(posts: &[Prepared]) -> bool {
    let times: Vec<i64> = posts.iter().filter_map(Prepared::time_s).collect();
    let falling = times.windows(2).filter(|pair| pair[0] > pair[1]).count();
    let rising = times.windows(2).filter(|pair| pair[0] < pair[1]).count();
    falling > rising
}

fn claim_row(
    coverage: CoverageId,
    post: i64,
    revision: i64,
    public_id: &PostId,
    claim: &Claim,
) -> Result<Vec<Value<'static>>> {
    let json = serde_json::to_string(claim).map_err(|e| StoreError::BadReading {
        path: public_id.to_string(),
        what: format!("a claim has no JSON form ({e})"),
    })?;
    let quantity = claim.quantity.as_ref().map(|q| q.quantity);
    let place = claim.place.as_ref();
    Ok(values![
        coverage.0,
        post,
        revision,
        ClaimId::new(public_id, &claim.id).to_string(),
        claim.kind.to_string(),
        name_of(&claim.polarity),
        claim.item.clone(),
        claim.claimant.name.clone(),
        claim.claimant.side.clone(),
        claim.actor.side.clone(),
        claim.target.side.clone(),
        claim.target.civilian,
        quantity.and_then(|q| q.min),
        quantity.and_then(|q| q.max),
        quantity.map(|q| name_of(&q.modifier)),
        place.and_then(|p| p.name.clone().or_else(|| p.text.clone())),
        place.and_then(|p| p.lat),
        place.and_then(|p| p.lon),
        claim.period.from.map(|day| day.0.to_string()),
        claim.period.to.map(|day| day.0.to_string()),
        claim.period.cumulative,
        claim.rule.clone(),
        json,
    ]
    .into())
}

/// The ledger's ids of the claims of a page's reading, by their ids in it. The page's posts are there, and are known
/// by their content.
pub(crate) async fn claim_ids(tx: &mut Tx, page: i64, posts: &[Prepared]) -> Result<Vec<(String, ClaimId)>> {
    let mut claims = Vec::new();
    if posts.iter().all(|post| post.content.claims.is_empty()) {
        return Ok(claims);
    }
    // Of several posts of one content the first that shows it is taken first, so they stand last.
    let sql = "SELECT public_id, content_hash
        FROM sighting JOIN post ON post.id = sighting.post JOIN revision ON revision.post = post.id
        WHERE sighting.page = $1
        ORDER BY CASE WHEN revision.id = sighting.revision THEN 1 ELSE 0 END, post.id DESC";
    let mut by_content: HashMap<String, Vec<PostId>> = HashMap::new();
    for row in tx.rows(sql, &values![page]).await? {
        by_content.entry(row.get("content_hash")?).or_default().push(row.parse("public_id", |id| id.parse().ok())?);
    }
    for post in posts {
        let Some(id) = by_content.get_mut(&post.content_hash).and_then(Vec::pop) else { continue };
        let own = post.content.claims.iter().map(|claim| ClaimId::new(&id, &claim.id));
        claims.extend(post.claims_in_reading.iter().cloned().zip(own));
    }
    Ok(claims)
}

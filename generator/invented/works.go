package invented

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
)

// work is one standard.
type work struct {
	id, number    string
	n             int // running number in the whole system, from 0
	level, region string
	town          *town
	matter        string // key
	topic         topic
	title         pair
	what          pair // "daily management of the canteen"
	box           string
	story         story
	seed          uint64
	upper, from   string
}

// story is how far a standard has come; the stories take turns.
type story int

const (
	current     story = iota // one edition in force
	revised                  // two, the later in force
	reviewed                 // in force and confirmed by a review
	upcoming                 // two, the later not yet in force
	withdrawn                // withdrawn
	planned                  // none yet
	toRevise                 // in force, a review says to revise it
	fresh                    // in force, not long ago
	chineseOnly              // in force, without English
	dueNow                   // in force for more than three years, no review on record
	stories
)

// matter names topic t under aspect a.
func matterOf(t, a int) (key string, what pair, title pair) {
	topic, aspect := topics[t], aspects[a]
	key = fmt.Sprintf("matter-%d-%d", t+1, a+1)
	what = pair{topic.name.zh + aspect.name.zh, aspect.name.en + " in " + topic.name.en}
	return key, what, pair{what.zh + aspect.kind.zh, aspect.kind.en + " for " + what.en}
}

// choose decides what standards there are.
func (m *maker) choose() {
	add := func(id, number, level string, t *town, slot int) {
		// Slots walk through topics first, so that every box has its share.
		topicAt, aspectAt := slot%len(topics), slot/len(topics)%len(aspects)
		key, what, title := matterOf(topicAt, aspectAt)
		w := &work{
			id: id, number: number, n: len(m.works), level: level, town: t, topic: topics[topicAt], box: topics[topicAt].box,
			matter: key, what: what, title: title, story: story(len(m.works) % int(stories)), seed: uint64(len(m.works)) + 1,
		}
		w.region = "henan"
		if t != nil {
			w.region = t.key
			w.title = pair{t.zh + title.zh, title.en + " in " + t.en}
		}
		m.works = append(m.works, w)
	}
	for i := range Local {
		add(fmt.Sprintf("db41-t-%d", 9001+i), m.serial("DB41/T", 9001+i, i+1), "local", nil, i*2)
	}
	for i := range Internal {
		add(fmt.Sprintf("internal-%03d", i+1), m.internal("虚规", "样内", i+1), "internal", nil, i+36)
	}
	slot := 0
	for i := range m.towns {
		t := &m.towns[i]
		for j := range OfEachCity {
			if t.kind == "city" {
				add(fmt.Sprintf("db%s-t-%d", t.code[:4], 901+j), m.serial("DB"+t.code[:4]+"/T", 901+j, j+1), "municipal", t, slot)
			} else { // it has no local standards of its own
				add(fmt.Sprintf("%s-%03d", t.key, j+1), m.internal("虚市规", "样市内", j+1), "municipal-internal", t, slot)
			}
			slot++
		}
	}
	own := map[string]string{}
	for _, b := range m.ownBoxes() {
		own[b.region] = b.code
	}
	matters := map[string]*work{}
	for _, w := range m.works {
		if w.town == nil {
			matters[w.matter] = w
			continue
		}
		if above := matters[w.matter]; above != nil {
			w.upper = above.id
			if w.n%7 == 0 {
				w.from = above.id
			}
		}
		if code := own[w.town.key]; code != "" && w.n%5 == 0 {
			w.box = code
		}
		// Every fortieth says what the one before it says: what the plan calls
		// overlap, for the finder to find.
		if w.n%40 == 39 {
			w.seed, w.topic = m.works[w.n-1].seed, m.works[w.n-1].topic
		}
	}
}

// serial is the number of a local standard.
func (m *maker) serial(prefix string, real, sample int) string {
	if m.Real {
		return fmt.Sprintf("%s %d", prefix, real)
	}
	return fmt.Sprintf("%s S%03d", prefix, sample)
}

// internal is the number of an internal standard.
func (m *maker) internal(real, sample string, n int) string {
	if m.Real {
		return fmt.Sprintf("%s %03d", real, n)
	}
	return fmt.Sprintf("%s S%03d", sample, n)
}

// decision is the publication decision; "" leaves it to the level.
func (w *work) decision() string {
	switch {
	case w.level == "internal" && w.n%3 != 0:
		return "full"
	case w.level == "internal" && w.n%2 == 0: // the rest leave it to their level
		return "record"
	case w.level == "municipal-internal":
		return "full"
	case w.n%59 == 58:
		return "unlisted"
	case w.n%23 == 22:
		return "record"
	}
	return ""
}

// public reports whether its text is on a public site.
func (w *work) public() bool {
	d := w.decision()
	return w.story != planned && (d == "full" || d == "" && w.level != "internal")
}

// standard writes work.toml and the editions of one standard.
func (m *maker) standard(w *work) {
	dir := "standards/" + w.id + "/"
	var b strings.Builder
	if w.story != planned || w.n%20 < 10 { // a planned standard may have no number yet
		fmt.Fprintf(&b, "number = %q\n", w.number)
	}
	b.WriteString(say("title", w.title))
	fmt.Fprintf(&b, "level = %q\nbox = %q\nregion = %q\nmatter = %q\n", w.level, w.box, w.region, w.matter)
	if w.topic.area != "" && w.n%3 != 0 { // the others belong to that of their box
		fmt.Fprintf(&b, "area = %q\n", w.topic.area)
	}
	b.WriteString(m.sampled())
	b.WriteString(list("classes", []string{"basic", "general", "urgent", "key"}[w.n%4]))
	switch {
	case w.upper != "":
		b.WriteString(list("upper", w.upper))
	case w.town != nil:
		b.WriteString("unique = true\n")
	}
	if w.from != "" {
		fmt.Fprintf(&b, "converted-from = %q\n", w.from)
	}
	if w.town == nil && w.n%6 == 0 {
		b.WriteString(list("adopters", m.towns[w.n%len(m.towns)].key, m.towns[(w.n+5)%len(m.towns)].key))
	}
	track := "local-procedure"
	if strings.HasSuffix(w.level, "internal") {
		track = "internal-3-3-1"
	}
	fmt.Fprintf(&b, "track = %q\n", track)
	if d := w.decision(); d != "" {
		fmt.Fprintf(&b, "\n[publication]\ndecision = %q\nreviewer = %q\ndate = 2026-01-15\n", d, body.zh)
		if d == "record" && w.n%2 == 0 {
			b.WriteString("hide-title = true\n")
		}
	}
	m.basis(&b, w)
	editions := w.editions()
	m.write(dir, w, editions)
	taken(&b, w, track, editions)
	reviews(&b, w)
	m.put(dir+"work.toml", b.String())
}

// Of so many standards one rests on a regulation that was repealed, and one was
// compared with an article that reads otherwise since.
const (
	Resting = 150
	Stale   = 100
)

// compared remembers which words of an article the standard was compared with.
func (m *maker) compared(w *work, article string) {
	words := articleWords(slices.Index(articles, article))
	if w.n%Stale == 0 {
		words = "与现在不同的文字。"
	}
	sum := sha256.Sum256([]byte(words))
	m.put("standards/"+w.id+"/keys.toml", fmt.Sprintf("[article.\"invented-measures\"]\n\"%d\" = \"%x\"\n", slices.Index(articles, article)+1, sum[:8]))
}

// basis ties the standard to articles: of a regulation with a text, and of
// records without one.
func (m *maker) basis(b *strings.Builder, w *work) {
	relations := []string{"refines", "extends", "cites", "consistent", "pending", "conflicts"}
	if w.n%2 == 0 {
		fmt.Fprintf(b, "\n[[basis]]\nregulation = \"invented-measures\"\narticle = %q\nrelation = %q\n", articles[w.n%len(articles)], relations[w.n/2%6])
		if w.story != planned {
			b.WriteString("provision = \"4.1\"\n")
		}
		switch relation := w.n / 2 % 6; {
		case relation == 5:
			b.WriteString(say("note", pair{"期限不一致，修订时改为与法规相同。", "The terms differ; the next revision takes those of the law."}))
		case w.n%4 == 0 && relation == 0:
			b.WriteString(say("note", pair{"法规只说原则，标准写明做法。", "The law states the principle, the standard the way."}))
		}
		if w.n%4 == 0 {
			fmt.Fprintf(b, "checked = 2026-02-10\nby = %q\n", body.zh)
			m.compared(w, articles[w.n%len(articles)])
		}
	}
	if w.n%Resting == 7 {
		b.WriteString("\n[[basis]]\nregulation = \"invented-old-rules\"\narticle = \"第三条\"\nrelation = \"cites\"\n")
	}
	if w.n%5 == 0 {
		fmt.Fprintf(b, "\n[[basis]]\nregulation = \"affairs-regulation\"\narticle = \"第二十七条\"\nrelation = %q\n", relations[w.n/5%5])
	}
}

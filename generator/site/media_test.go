package site

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"guiju/generator/derive"
	"guiju/generator/model"
)

// noise is a picture that gets lighter when it is made smaller.
func noise(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	v := uint32(1)
	for i := range m.Pix {
		v = v*1664525 + 1013904223
		if m.Pix[i] = uint8(v >> 24); i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

// withMedia is the fixture with pictures in a text, a film in two forms and a
// poster, a film without English, and the files of all.
func withMedia(t testing.TB) (*model.System, Options) {
	t.Helper()
	var wide, photo bytes.Buffer
	if err := png.Encode(&wide, noise(1440, 200)); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&photo, noise(40, 20), nil); err != nil {
		t.Fatal(err)
	}
	exif := "\xFF\xE1\x00\x22Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00GPS34"
	held := photo.String()[:2] + exif + photo.String()[2:]
	text := func(s string) *model.Text { return parsed(s, model.ProseGrammar, model.Zh) }
	medium := map[string]model.Medium{"a.mp4": {Bytes: 3 << 20, Width: 640, Height: 360, Millis: 65_000, Codec: "avc1"}, "a.webm": {Bytes: 1000, Width: 640, Height: 360, Millis: 65_000}}
	sys := fixtureSystem()
	sys.Publicity = append(sys.Publicity,
		&model.Item{
			ID: "wide", Kind: "poster", Title: model.Bilingual{Zh: "海报"}, About: []string{"zh-only", "neibu-2"}, Files: []string{"a.w480.png", "held.jpg", "wide.png"},
			Texts: map[model.Lang]*model.Text{model.Zh: text("![一片雪花](wide.png)\n\n![装饰](held.jpg)\n")},
		},
		&model.Item{
			ID: "film", Kind: "video", Title: model.Bilingual{Zh: "片子", En: "A film"}, Sample: true, About: []string{"db41-t-s001#4.1"},
			Video: "a.mp4", Poster: "wide.png", Files: []string{"a.mp4", "a.webm", "captions.en.vtt", "captions.zh.vtt", "wide.png"}, Media: medium,
			Texts: map[model.Lang]*model.Text{model.Zh: text("画面上是一条条文。\n")},
			Captions: map[model.Lang][]model.Cue{
				model.Zh: {{Start: 0, End: 1500, Text: "第一句<b>\n两行"}, {Start: 61_000, End: 64_000, Text: "第二句"}},
				model.En: {{Start: 0, End: 1500, Text: "One"}},
			},
		},
		&model.Item{
			ID: "old", Kind: "video", Title: model.Bilingual{Zh: "老片"}, Video: "a.webm", Files: []string{"a.webm", "captions.zh.vtt"}, Media: medium,
			Captions: map[model.Lang][]model.Cue{model.Zh: {{Start: 0, End: 1000, Text: "只有中文"}}},
		})
	o := options()
	content := o.Content.(fstest.MapFS)
	put := func(name, data string) { content[name] = &fstest.MapFile{Data: []byte(data)} }
	put("publicity/wide/wide.png", wide.String())
	put("publicity/wide/held.jpg", held)
	put("publicity/wide/a.w480.png", "taken")
	put("publicity/film/wide.png", wide.String())
	for _, name := range []string{"film/a.mp4", "film/a.webm", "film/captions.zh.vtt", "film/captions.en.vtt", "old/a.webm", "old/captions.zh.vtt"} {
		put("publicity/"+name, name)
	}
	return sys, o
}

var mediaSite struct {
	sync.Once
	d     *derive.Derived
	files map[string][]byte
}

func builtMedia(t *testing.T) (*derive.Derived, map[string][]byte) {
	t.Helper()
	mediaSite.Do(func() {
		sys, o := withMedia(t)
		mediaSite.d = derive.All(sys, model.Public, model.NewDate(2026, 11, 23))
		mediaSite.files = build(t, mediaSite.d, o)
	})
	return mediaSite.d, mediaSite.files
}

// TestPicturesInWidths: a picture stands in its page with its size, in the
// widths below its own and no other; what the camera wrote beside it is gone.
func TestPicturesInWidths(t *testing.T) {
	_, files := builtMedia(t)
	n := 0
	for _, name := range []string{"publicity/wide.html", "en/publicity/wide.html"} {
		for _, e := range elements(read(t, files, name)) {
			if e.Data != "img" {
				continue
			}
			n++
			if attr(e, "width") == "" || attr(e, "height") == "" {
				t.Errorf("%s: %s has no size", name, attr(e, "src"))
			}
			switch path.Base(attr(e, "src")) {
			case "wide.png":
				if attr(e, "alt") != "一片雪花" || attr(e, "width") != "1440" || attr(e, "height") != "200" || attr(e, "sizes") == "" {
					t.Errorf("%s: %v", name, e.Attr)
				}
				var widths []string
				for c := range strings.SplitSeq(attr(e, "srcset"), ", ") {
					file, w, _ := strings.Cut(c, " ")
					b, ok := files[path.Join(path.Dir(name), file)]
					m, err := png.DecodeConfig(bytes.NewReader(b))
					if !ok || err != nil || strconv.Itoa(m.Width)+"w" != w {
						t.Errorf("%s: %s is %d wide (%v)", name, c, m.Width, err)
					}
					widths = append(widths, w)
				}
				if got := strings.Join(widths, " "); got != "480w 960w 1440w" {
					t.Errorf("%s: widths %s", name, got)
				}
			case "held.jpg":
				if attr(e, "alt") != "" || attr(e, "width") != "20" || attr(e, "height") != "40" || attr(e, "srcset") != "" {
					t.Errorf("%s: a small decoration held sideways: %v", name, e.Attr)
				}
			}
		}
	}
	if n != 4 {
		t.Errorf("%d pictures", n)
	}
	if b := files["publicity/wide/held.jpg"]; bytes.Contains(b, []byte("GPS34")) || bytes.Contains(b, []byte("Exif")) || len(b) == 0 {
		t.Error("the photograph still says where it was taken")
	}
	if string(files["publicity/wide/a.w480.png"]) != "taken" {
		t.Error("a file of the content was overwritten")
	}
}

// TestWhoDrewIt: what a drawing program or a camera wrote of its user leaves with
// no picture of a standard, whatever its kind.
func TestWhoDrewIt(t *testing.T) {
	w := &model.Work{ID: "a"}
	w.Editions = []*model.Edition{{Work: w, Year: "2024", Files: []string{"figures/a.svg", "figures/b.gif", "figures/c.jpg"}}}
	spy := "SPY at 34.75N 113.6E"
	med := &beside{files: map[string][]byte{}, shown: map[string]picture{}, from: fstest.MapFS{
		"standards/a/2024/figures/a.svg": {Data: []byte(`<svg width="4" height="3" inkscape:export-filename="` + spy + `"><metadata>` + spy + `</metadata><!--` + spy + `--><path d="M0 0"/></svg>`)},
		"standards/a/2024/figures/b.gif": {Data: []byte("GIF89a\x01\x00\x01\x00\x00\x00\x00\x21\xFE\x14" + spy + "\x00\x2C\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x4C\x01\x00\x3B")},
		"standards/a/2024/figures/c.jpg": {Data: []byte("\xFF\xD8\xFF\xE1\x00\x1CExif\x00\x00" + spy + "\xFF\xDA\x00\x02\x00\xFF\xD9")},
	}}
	if err := med.gather(&model.System{Works: []*model.Work{w}}); err != nil {
		t.Fatal(err)
	}
	for name, b := range med.files {
		if strings.Contains(string(b), "SPY") || len(b) < 8 {
			t.Errorf("%s: %q", name, b)
		}
	}
	if len(med.files) != 3 || !strings.Contains(string(med.files["standards/a/2024/figures/a.svg"]), `<path d="M0 0"/>`) {
		t.Errorf("%d files", len(med.files))
	}
}

// TestPicturesAreMadeOnce: a preview does not make pictures again that did not
// change, and forgets those that are gone.
func TestPicturesAreMadeOnce(t *testing.T) {
	sys, o := withMedia(t)
	med := &beside{from: o.Content, files: map[string][]byte{}, shown: map[string]picture{}}
	if err := med.gather(sys); err != nil {
		t.Fatal(err)
	}
	before := len(med.made) // wide.png is one picture, whoever shows it
	if before != 3 {
		t.Fatalf("%d pictures", before)
	}
	for k, c := range med.made {
		if len(c.smaller) == 2 {
			med.made[k] = copies{[]byte("made before"), nil}
		}
	}
	again := &beside{from: o.Content, files: map[string][]byte{}, shown: map[string]picture{}, made: med.made}
	sys.Publicity = sys.Publicity[len(sys.Publicity)-2:] // without the poster
	if err := again.gather(sys); err != nil {
		t.Fatal(err)
	}
	if string(again.files["publicity/film/wide.png"]) != "made before" || len(again.made) != 1 {
		t.Errorf("%d pictures are kept; %.20q", len(again.made), again.files["publicity/film/wide.png"])
	}
}

// TestFilmPage: a film is on its page with all that belongs to it, and the page
// says the same without it and without scripts.
func TestFilmPage(t *testing.T) {
	_, files := builtMedia(t)
	for name, want := range map[string]string{
		"publicity/film.html":    "zh: 0-1500 0:00 第一句<b>\n两行; 61000-64000 1:01 第二句; en: 0-1500 0:00 One; ",
		"en/publicity/film.html": "en: 0-1500 0:00 One; zh: 0-1500 0:00 第一句<b>\n两行; 61000-64000 1:01 第二句; ",
		"en/publicity/old.html":  "zh: 0-1000 0:00 只有中文; ",
	} {
		page := read(t, files, name)
		var sources, downloads []string
		got, hidden := "", 0
		for _, e := range elements(page) {
			switch {
			case e.Data == "video":
				for _, a := range e.Attr {
					if a.Key == "autoplay" || a.Key == "loop" || a.Key == "src" {
						t.Errorf("%s: a film with %s", name, a.Key)
					}
				}
				if attr(e, "preload") != "none" || attr(e, "width") != "640" || attr(e, "height") != "360" || !strings.Contains(name, "old") && files[path.Join(path.Dir(name), attr(e, "poster"))] == nil {
					t.Errorf("%s: %v", name, e.Attr)
				}
			case e.Data == "track" || e.Data == "iframe":
				t.Errorf("%s: <%s>", name, e.Data)
			case e.Data == "source":
				sources = append(sources, path.Base(attr(e, "src"))+" "+attr(e, "type"))
			case attr(e, "data-captions") != "":
				got += attr(e, "data-captions") + ": "
				if e.Parent.Data == "details" {
					hidden++
				}
			case attr(e, "data-start") != "":
				got += attr(e, "data-start") + "-" + attr(e, "data-end") + " " + words(byClass(e, "transcript-time")[0]) + " " + byClass(e, "transcript-words")[0].FirstChild.Data + "; "
			case strings.Contains(attr(e, "class"), "film-file") && e.Data == "a":
				downloads = append(downloads, path.Base(attr(e, "href")))
			}
		}
		if got != want {
			t.Errorf("%s: transcript %q, want %q", name, got, want)
		}
		if strings.Contains(name, "old") {
			if hidden != 0 {
				t.Errorf("%s: the only transcript is folded", name)
			}
			continue
		}
		if got := strings.Join(sources, ", "); got != "a.mp4 video/mp4, a.webm video/webm" {
			t.Errorf("%s: %s", name, got)
		}
		if len(downloads) != 4 || hidden != 1 {
			t.Errorf("%s: downloads %v, %d folded", name, downloads, hidden)
		}
		if b := string(files[name]); !strings.Contains(b, "<noscript>") || !strings.Contains(b, "1:05") || !strings.Contains(b, "3.0 MB") {
			t.Errorf("%s: nothing is said without scripts, or of length and weight", name)
		}
	}
}

// TestMediaPage: the page of media lists what there is and counts what there is
// not, as counted here from its own rows.
func TestMediaPage(t *testing.T) {
	d, files := builtMedia(t)
	for name, sentence := range map[string]string{
		"media.html": "已发布的标准 2 项，其中 0 项还没有视频或海报；另有样本 1 项，其中 0 项还没有。", "en/media.html": "Of 2 standards issued, 0 have no film or poster yet; of 1 samples, 0 have none.",
	} {
		page := read(t, files, name)
		if n := len(byClass(page, "media-card")); n != 3 || n != len(d.Media.Items) {
			t.Errorf("%s: %d cards", name, n)
		}
		if got := words(byClass(page, "media-without")[0]); got != sentence {
			t.Errorf("%s: %q", name, got)
		}
		some, rows := 0, 0
		for _, e := range elements(page) {
			if has := attr(e, "data-has"); has != "" {
				if rows++; has == "yes" {
					some++
				}
			}
		}
		if rows != 3 || some != 3 {
			t.Errorf("%s: %d of %d rows have media", name, some, rows)
		}
		if bytes.Contains(files[name], []byte("不该出现")) {
			t.Errorf("%s says what is withheld", name)
		}
	}
	for _, name := range []string{"media.html", "en/media.html"} { // the fixture has none
		page := read(t, built(), name)
		if len(byClass(page, "empty")) != 1 || !strings.Contains(words(page), "publicity") {
			t.Errorf("%s does not say that there is nothing", name)
		}
	}
}

// TestFeedsAreToldOf: the page of feeds lists every feed in both forms, and the
// pages that show the same name theirs to readers' programs.
func TestFeedsAreToldOf(t *testing.T) {
	d, files := builtMedia(t)
	for _, l := range model.Langs {
		page := read(t, files, l.Prefix()+model.FeedsPath)
		listed := map[string]int{}
		for _, table := range byClass(page, "feeds-table") {
			for _, e := range elements(table) {
				if e.Data == "a" && attr(e, "type") != "" {
					listed[path.Join(path.Dir(l.Prefix()+model.FeedsPath), attr(e, "href"))]++
				}
			}
		}
		for _, f := range d.Feeds {
			for _, ext := range []string{".xml", ".json"} {
				if listed[l.Prefix()+f.Path+ext] != 1 {
					t.Errorf("%s is listed %d times", l.Prefix()+f.Path+ext, listed[l.Prefix()+f.Path+ext])
				}
			}
		}
		if len(listed) != 2*len(d.Feeds) {
			t.Errorf("%d feeds are listed, there are %d", len(listed), 2*len(d.Feeds))
		}
		for name, want := range map[string]string{
			"areas/vehicles.html": "feeds/area-vehicles", "standards/db41-t-s001.html": "feeds/standard-db41-t-s001",
			"publicity/film.html": "feeds/kind-video", "publicity.html": "feeds/kind-news", "directory.html": "feeds/kind-standard",
		} {
			found := 0
			for _, e := range elements(read(t, files, l.Prefix()+name)) {
				if to := path.Join(path.Dir(l.Prefix()+name), attr(e, "href")); attr(e, "rel") == "alternate" && (to == l.Prefix()+want+".xml" || to == l.Prefix()+want+".json") {
					found++
				}
			}
			if found != 2 {
				t.Errorf("%s names %s %d times", l.Prefix()+name, want, found)
			}
		}
	}
}

func TestShape(t *testing.T) {
	for _, tt := range []struct {
		w, h int
		want string
	}{{1280, 720, "wide"}, {640, 480, "box"}, {480, 480, "box"}, {720, 1280, "tall"}, {0, 0, "wide"}, {720, 480, "wide"}} {
		if got := shape(tt.w, tt.h); got != tt.want {
			t.Errorf("%d × %d is %s, want %s", tt.w, tt.h, got, tt.want)
		}
	}
}

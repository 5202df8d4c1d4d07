package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"guiju/generator/browsing"

	"github.com/chromedp/chromedp"
)

// shots makes the pictures of the handbook again and compares them with a
// record: of what a reader sees on the page in words, and of the file. Two
// browsers draw the same words differently, so the pictures are not compared.
type shots struct {
	file   string
	record map[string][2]string // name of the picture -> hash of the words, of the file
	taken  map[string]bool
	window *browser
	none   bool // no browser on this machine
}

func newShots(t *testing.T, file string) *shots {
	s := &shots{file: file, record: map[string][2]string{}, taken: map[string]bool{}}
	b, err := os.ReadFile(file)
	if err != nil && !update() {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if f := strings.Fields(line); len(f) == 3 {
			s.record[f[0]] = [2]string{f[1], f[2]}
		}
	}
	if s.none = browsing.Path() == ""; s.none {
		if os.Getenv("GUIJU_BROWSER") == "required" {
			t.Fatal("no Chromium to make the pictures with")
		}
		t.Log("no Chromium on this machine: what the pictures show is not compared")
		return s
	}
	s.window = open(t, shotWidth, 700)
	return s
}

func hashOf(b []byte) string { return fmt.Sprintf("%x", sha256.Sum256(b))[:16] }

// take compares a picture that a page shows, or makes it.
func (s *shots) take(t *testing.T, picture string) {
	t.Helper()
	name := filepath.Base(picture)
	shot, ok := handbookShots[name]
	if !ok {
		t.Fatalf("nobody knows what %s shows", name)
	}
	s.taken[name] = true
	old := s.record[name]
	if !s.none {
		words := s.words(t, shot.file, shot.height)
		if update() && old[0] != words {
			b := s.draw(t)
			if err := os.WriteFile(picture, b, 0o644); err != nil {
				t.Fatal(err)
			}
			s.record[name] = [2]string{words, hashOf(b)}
			return
		}
		if old[0] != words {
			t.Errorf("%s no longer shows what %s says: run with GUIJU_UPDATE=1 and look at it", name, shot.file)
		}
	}
	b, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if hashOf(b) != old[1] {
		t.Errorf("%s is not the picture that the test made", name)
	}
	if len(b) > heaviestShot {
		t.Errorf("%s has %d KB, at most %d", name, len(b)>>10, heaviestShot>>10)
	}
}

// words opens a file and returns the hash of what is on the screen in words.
func (s *shots) words(t *testing.T, file string, height int) string {
	t.Helper()
	abs, err := filepath.Abs(filepath.FromSlash(file))
	if err != nil {
		t.Fatal(err)
	}
	s.window.Do(t, chromedp.EmulateViewport(shotWidth, int64(height)), chromedp.Navigate("file://"+filepath.ToSlash(abs)))
	return hashOf([]byte(eval[string](t, s.window, onTheScreen)))
}

// onTheScreen is the words that stand on the screen. What is below it may name
// the folder in which a test works.
const onTheScreen = `(() => {
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange(), words = [];
	for (let n; n = walk.nextNode();) {
		range.selectNodeContents(n);
		const r = range.getBoundingClientRect();
		if (r.width > 0 && r.bottom > 0 && r.top < innerHeight) words.push(n.data.trim());
	}
	return words.join("\n");
})()`

// draw takes a picture of the open page in few colours: letters need no more.
func (s *shots) draw(t *testing.T) []byte {
	t.Helper()
	b, err := chromedp.Run(s.window.Ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	if err := e.Encode(&out, fewColours(img, 48)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// fewColours keeps the n most frequent colours of a picture and gives every
// other the nearest of them.
func fewColours(img image.Image, n int) image.Image {
	bounds := img.Bounds()
	count := map[color.RGBA]int{}
	rgba := image.NewRGBA(bounds)
	draw.Draw(rgba, bounds, img, bounds.Min, draw.Src)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[rgba.RGBAAt(x, y)]++
		}
	}
	var colours []color.RGBA
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b color.RGBA) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return int(a.R)<<16 + int(a.G)<<8 + int(a.B) - int(b.R)<<16 - int(b.G)<<8 - int(b.B)
	})
	var palette color.Palette
	for _, c := range colours[:min(n, len(colours))] {
		palette = append(palette, c)
	}
	out := image.NewPaletted(bounds, palette)
	draw.Draw(out, bounds, rgba, bounds.Min, draw.Src)
	return out
}

// finish requires that the record names what the pages show, and writes it.
func (s *shots) finish(t *testing.T) {
	for _, name := range sortedKeys(handbookShots) {
		if !s.taken[name] {
			t.Errorf("no page shows %s", name)
		}
	}
	for _, name := range sortedKeys(s.record) {
		if _, ok := handbookShots[name]; !ok {
			t.Errorf("the record names %s, which is no picture", name)
		}
	}
	if !update() {
		return
	}
	var b strings.Builder
	for _, name := range sortedKeys(s.record) {
		fmt.Fprintf(&b, "%s %s %s\n", name, s.record[name][0], s.record[name][1])
	}
	if err := os.WriteFile(s.file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

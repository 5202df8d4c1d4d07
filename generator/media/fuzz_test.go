package media_test

import (
	"bytes"
	"testing"

	"guiju/generator/media"
)

// FuzzFiles: whatever stands in a file, it is read, cleaned and made smaller
// without a crash; what was cleaned is clean.
func FuzzFiles(f *testing.F) {
	for _, name := range []string{"short.mp4", "short.webm", "short.mkv", "lossy.webp"} {
		f.Add(file(f, name))
	}
	f.Add(photograph(f, 16, 8, 6))
	f.Add([]byte("WEBVTT\n\n00:00.000 --> 00:01.000\n<v 甲>乙\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, name := range []string{"a.mp4", "a.webm", "a.webp", "a.jpg", "a.png", "a.gif"} {
			if m, _ := media.Read(name, b); m.Width < 0 || m.Height < 0 || m.Millis < 0 {
				t.Errorf("%s: %+v", name, m)
			}
			clean := media.Clean(name, b)
			media.Scaled(name, clean)
			if again := media.Clean(name, clean); !bytes.Equal(again, clean) {
				t.Errorf("%s: cleaned twice it differs", name)
			}
		}
		cues, ps := media.Captions("a.vtt", b)
		for _, q := range cues {
			if q.Text == "" || q.Pos.Line < 1 || q.Start < 0 || q.End < 0 {
				t.Errorf("%+v", q)
			}
		}
		_, below, _ := bytes.Cut(bytes.ReplaceAll(b, []byte("\r"), []byte("\n")), []byte("\n")) // what follows WEBVTT is a remark
		if len(cues) == 0 && len(ps) == 0 && bytes.Contains(below, []byte("-->")) && !bytes.Contains(b, []byte("NOTE")) {
			t.Error("captions are lost without a word")
		}
	})
}

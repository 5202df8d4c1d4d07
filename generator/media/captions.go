package media

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// Rules is everything that can be wrong with the form of captions; whether
// they fit their film is for package check.
var Rules = []*model.Rule{captionsForm}

var captionsForm = &model.Rule{
	ID: "captions-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "字幕的这一行读不懂：“{1}”", En: "this line of the captions cannot be read: “{1}”"},
	Hint: model.Bilingual{
		Zh: "{2}。第一行写 WEBVTT，空一行；每条字幕先写时间“00:01.000 --> 00:04.500”，下面写文字，条与条之间空一行。",
		En: "{2}. The first line is WEBVTT, then an empty one; each caption has its times, “00:01.000 --> 00:04.500”, then its words, then an empty line."},
	Doc: model.Bilingual{
		Zh: "字幕是 WebVTT 文件（W3C）。浏览器遇到读不懂的字幕会不声不响地丢掉，所以这里逐行核对；样式（STYLE、REGION）不用。",
		En: "Captions are WebVTT files (W3C). Browsers drop without a word what they cannot read, so every line is looked at here; styles (STYLE, REGION) are not used."},
}

// times is the line of a cue that says when it is shown; the settings after it
// place it in the picture and are left to the player.
var times = regexp.MustCompile(`^(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})[ \t]+-->[ \t]+(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})(?:[ \t]+(.*))?$`)

// voice and tag are marks inside of a cue (WebVTT, 4.2.2).
var (
	voice = regexp.MustCompile(`<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>`)
	tag   = regexp.MustCompile(`</?[a-z0-9:.]*[^<>]*>`)
)

var (
	sayHead  = model.Bilingual{Zh: "文件的第一行应是 WEBVTT", En: "The first line must be WEBVTT"}
	sayStyle = model.Bilingual{Zh: "字幕里不写样式", En: "Captions carry no styles"}
	sayTimes = model.Bilingual{Zh: "这里应是时间，或空行", En: "Here must be times, or an empty line"}
	sayClock = model.Bilingual{Zh: "分和秒都小于 60", En: "Minutes and seconds are below 60"}
	sayWords = model.Bilingual{Zh: "时间下面没有文字", En: "There are no words below the times"}
	sayArrow = model.Bilingual{Zh: "文字里不能有“-->”：多半是少了一个空行", En: "Words cannot hold “-->”: an empty line was probably left out"}
)

// Captions reads a WebVTT file. src is UTF-8 without a byte order mark. What
// cannot be read is reported and left out.
func Captions(file string, src []byte) (cues []model.Cue, ps []model.Problem) {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(src)), "\n")
	report := func(n int, why model.Bilingual) {
		line := ""
		if n < len(lines) {
			line = lines[n]
		}
		if r := []rune(line); len(r) > 60 {
			line = string(r[:60])
		}
		ps = append(ps, captionsForm.At(model.Pos{File: file, Line: n + 1, Col: 1, EndCol: 1 + utf8.RuneCountInString(line)}, line, why))
	}
	if head := lines[0]; head != "WEBVTT" && !strings.HasPrefix(head, "WEBVTT ") && !strings.HasPrefix(head, "WEBVTT\t") {
		report(0, sayHead)
		return nil, ps
	}
	at := 1
	if at < len(lines) && lines[at] != "" {
		report(at, sayTimes)
	}
	for at < len(lines) {
		if lines[at] == "" {
			at++
			continue
		}
		end := at
		for end < len(lines) && lines[end] != "" {
			end++
		}
		block, first := lines[at:end], at
		at = end
		switch head, _, _ := strings.Cut(block[0], " "); {
		case head == "NOTE":
			continue
		case (head == "STYLE" || head == "REGION") && !strings.Contains(block[0], "-->"):
			report(first, sayStyle)
			continue
		}
		if !strings.Contains(block[0], "-->") && len(block) > 1 { // a name of the cue
			block, first = block[1:], first+1
		}
		m := times.FindStringSubmatch(block[0])
		if m == nil {
			report(first, sayTimes)
			continue
		}
		from, ok := millis(m[1:5])
		to, too := millis(m[5:9])
		if !ok || !too {
			report(first, sayClock)
			continue
		}
		words := spoken(block[1:])
		if words == "" {
			report(first, sayWords)
			continue
		}
		for i, line := range block[1:] {
			if strings.Contains(line, "-->") {
				report(first+1+i, sayArrow)
			}
		}
		cues = append(cues, model.Cue{
			Pos: model.Pos{File: file, Line: first + 1, Col: 1, EndCol: 1 + len(block[0])}, Start: from, End: to, Text: words,
		})
	}
	return cues, ps
}

// millis adds up hours, minutes, seconds and thousandths.
func millis(part []string) (ms int, ok bool) {
	var n [4]int
	for i, s := range part {
		n[i], _ = strconv.Atoi(s) // digits, or nothing
	}
	return ((n[0]*60+n[1])*60+n[2])*1000 + n[3], n[0] < 100 && n[1] < 60 && n[2] < 60
}

// spoken returns the words of a cue without marks; who speaks stands before
// them.
func spoken(lines []string) string {
	s := voice.ReplaceAllString(strings.Join(lines, "\n"), "$1: ")
	return strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(s, "")))
}

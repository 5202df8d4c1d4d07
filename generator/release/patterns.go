package release

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"guiju/generator/model"
)

// contactKinds are what looks like the contact data of somebody. The patterns
// are wide: whoever reviews decides.
var contactKinds = []struct {
	key     string
	words   model.Bilingual
	pattern *regexp.Regexp
	holds   func(string) bool // nil: the pattern is enough
}{
	{"mail", say("电子邮箱", "E-mail"), regexp.MustCompile(`[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`), nil},
	{"identity", say("像身份证号", "Like an identity number"), regexp.MustCompile(`[1-9][0-9]{16}[0-9Xx]`), isIdentity},
	{"phone", say("电话", "Telephone"), regexp.MustCompile(`(?:\+?86[- ]?)?1[3-9][0-9]{9}|(?:\(?0[1-9][0-9]{1,2}\)?[- ]|（0[1-9][0-9]{1,2}）)[0-9]{7,8}|400[- ][0-9]{3}[- ]?[0-9]{4}`), nil},
	{"address", say("门牌地址", "Street address"), regexp.MustCompile(`\p{Han}{2,}(?:路|街|巷|大道|胡同)[0-9０-９]+号`), nil},
}

// contact is one thing that was found.
type contact struct{ kind, text string }

// contactsIn finds contact data in words.
func contactsIn(s string) (list []contact) {
	for _, k := range contactKinds {
		for _, at := range k.pattern.FindAllStringIndex(s, -1) {
			found := s[at[0]:at[1]]
			if digitBeside(s, at) || k.holds != nil && !k.holds(found) {
				continue
			}
			list = append(list, contact{k.key, found})
		}
	}
	return list
}

// digitBeside reports whether what was found is a piece of a longer number, or
// of a word of digits and letters such as a hash.
func digitBeside(s string, at []int) bool {
	part := func(b byte) bool { return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }
	return at[0] > 0 && part(s[at[0]-1]) && part(s[at[0]]) || at[1] < len(s) && part(s[at[1]]) && part(s[at[1]-1])
}

// isIdentity checks the last digit (GB 11643—1999, 4.3).
func isIdentity(s string) bool {
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(s[i]-'0') * w
	}
	return strings.ToUpper(s[17:]) == string("10X98765432"[sum%11])
}

// markWords are words that a security mark or an internal paper has (保守国家
// 秘密法实施条例: 密级、保密期限; usual marks of internal papers). The content
// adds its own in system.toml.
var markWords = []string{
	"绝密★", "机密★", "秘密★", "绝密级", "机密级", "秘密级", "绝密", "机密", "工作秘密", "保密期限", "内部资料", "内部文件", "内部使用",
	"内部刊物", "仅供内部", "注意保存", "妥善保管", "严禁外传", "不得外传", "不得公开", "不予公开", "会议纪要",
}

// hiddenRune reports whether a character cannot be seen, or turns what is seen
// around, or has no meaning that everybody shares.
func hiddenRune(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t' && r != '\r'
	case r < 0x7F:
		return false
	}
	return r <= 0x9F || r == 0xAD || r == 0x61C || r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F ||
		r == 0xFEFF || r >= 0xFFF9 && r <= 0xFFFB || r >= 0xE000 && r <= 0xF8FF || r >= 0xE0000
}

// hiddenIn names the hidden characters of a file with the line of the first of
// each.
func hiddenIn(b []byte) (list []string, lines []int) {
	seen := map[rune]bool{}
	line := 1
	for i := 0; i < len(b); {
		if b[i] >= 0x20 && b[i] < 0x7F {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		i += n
		if r == '\n' {
			line++
		}
		if hiddenRune(r) && !seen[r] {
			seen[r] = true
			list, lines = append(list, fmt.Sprintf("%U", r)), append(lines, line)
		}
	}
	return list, lines
}

// traces are what cameras and programs leave in pictures and films, with the
// bytes that tell.
var traces = []struct{ name, bytes string }{
	{"EXIF", "Exif\x00\x00"}, {"EXIF", "eXIf"}, {"XMP", "http://ns.adobe.com/xap/1.0/"}, {"XMP", "XML:com.adobe.xmp"}, {"XMP", "<x:xmpmeta"},
	{"GPS", "\xa9xyz"}, {"GPS", "com.apple.quicktime.location"},
}

func tracesIn(b []byte) (list []string) {
	for _, t := range traces {
		if bytes.Contains(b, []byte(t.bytes)) && (len(list) == 0 || list[len(list)-1] != t.name) {
			list = append(list, t.name)
		}
	}
	return list
}

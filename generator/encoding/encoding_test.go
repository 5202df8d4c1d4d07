package encoding

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func in(t testing.TB, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	const words = "4.1 机关应设置值班室，面积不小于12 m²。\n"
	le, be := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	const sample = "4.1 机关应设置值班室。\n"
	for name, c := range map[string]struct {
		raw, want string
		found     Found
	}{
		"UTF-8":                          {words, words, Found{Kind: UTF8}},
		"UTF-8 with a mark":              {"\uFEFF" + words, words, Found{Kind: UTF8BOM}},
		"UTF-16":                         {in(t, le, words), words, Found{Kind: UTF16LE}},
		"UTF-16, the other order":        {in(t, be, words), words, Found{Kind: UTF16BE}},
		"UTF-16 cut in a character":      {in(t, le, words) + "x", "", Found{Kind: Broken}},
		"UTF-16 with NUL":                {in(t, le, "甲\x00"), "", Found{Kind: NUL, At: 3}},
		"GBK":                            {in(t, simplifiedchinese.GBK, sample), sample, Found{Kind: GBK, At: 4, Words: "机关应设置值班室。"}},
		"GBK, the words are cut":         {in(t, simplifiedchinese.GBK, "机关事务管理条例实施细则说明"), "机关事务管理条例实施细则说明", Found{Kind: GBK, Words: "机关事务管理条例实施细则"}},
		"GB 18030 in four bytes":         {in(t, simplifiedchinese.GB18030, "机关食堂㐀名称"), "机关食堂㐀名称", Found{Kind: GBK, Words: "机关食堂㐀名称"}},
		"NUL":                            {"关\x00", "", Found{Kind: NUL, At: 3}},
		"a stray byte":                   {"记录 caf\xe9\n", "", Found{Kind: Broken, At: 10}},
		"UTF-8 with a byte lost":         {"机关\xe4\xba务", "", Found{Kind: Broken, At: 6}},
		"Latin letters of Windows":       {"caf\xe9 na\xefve", "", Found{Kind: Broken, At: 3}},
		"empty":                          {"", "", Found{Kind: UTF8}},
		"nothing but a byte order mark":  {"\uFEFF", "", Found{Kind: UTF8BOM}},
		"rare characters are no GBK":     {"\xa8\xa1\xaa\xa1\xf8\xa1", "", Found{Kind: Broken}},
		"a lead byte at the end":         {"\xbb\xfa\xb9", "", Found{Kind: Broken}},
		"GBK at the end of a line of it": {in(t, simplifiedchinese.GBK, "题目"), "题目", Found{Kind: GBK, Words: "题目"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, found := Decode([]byte(c.raw))
			if string(got) != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if d := cmp.Diff(c.found, found); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(c.found.Kind, Detect([]byte(c.raw)).Kind); d != "" && !strings.HasPrefix(name, "UTF-16 ") {
				t.Error(d)
			}
		})
	}
}

func TestNamed(t *testing.T) {
	for name, c := range map[string]struct {
		label, raw, want string
		ok               bool
	}{
		"few characters, declared":  {"GB2312", in(t, simplifiedchinese.GBK, "龘"), "龘", true},
		"Big5":                      {"big5", in(t, traditionalchinese.Big5, "機關"), "機關", true},
		"Windows-1252":              {" Windows-1252 ", in(t, charmap.Windows1252, "café"), "café", true},
		"not known":                 {"koi8-r", "x", "", false},
		"declared, but other bytes": {"gbk", "\xff\xff", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			got, ok := Named([]byte(c.raw), c.label)
			if ok != c.ok || ok && string(got) != c.want {
				t.Errorf("got %q, %v", got, ok)
			}
		})
	}
}

// FuzzDecode: what is decoded is UTF-8, and encoding it again gives the bytes.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("机关\xe4\xba"))
	f.Add([]byte(in(f, simplifiedchinese.GBK, "机关事务")))
	f.Add([]byte{0xFF, 0xFE, 0x3A, 0x67})
	f.Fuzz(func(t *testing.T, raw []byte) {
		src, found := Decode(raw)
		if !utf8.Valid(src) {
			t.Fatalf("%s: %q is not UTF-8", found.Kind, src)
		}
		back := map[Kind]encoding.Encoding{
			GBK:     simplifiedchinese.GB18030,
			UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
			UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		}[found.Kind]
		if back == nil || len(src) == 0 {
			return
		}
		again, err := back.NewEncoder().Bytes(src)
		if err != nil {
			t.Fatal(err)
		}
		if forth, _ := Decode(again); !bytes.Equal(forth, src) {
			t.Errorf("%s: %q became %q", found.Kind, src, forth)
		}
	})
}

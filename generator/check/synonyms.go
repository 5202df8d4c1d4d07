package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"guiju/generator/model"
)

var synonymRules = []*model.Rule{synonymEmpty, synonymScript, synonymLength, synonymSame, synonymRepeated, synonymUnused}

var synonymEmpty = &model.Rule{
	ID: "synonym-empty", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 里没有词", En: "there is no word in {1}"},
	Hint: model.Bilingual{
		Zh: "写上词，例如 lay = [\"公车\"]、formal = [\"公务用车\"]；用不着这一条就整条删去。",
		En: "Write it, as in lay = [\"company car\"] and formal = [\"official vehicle\"], or drop the entry."},
	Doc: model.Bilingual{
		Zh: "同义词表的一条有两边：lay 是读者输入的说法，formal 是条文的说法；缺一边就没有用处。",
		En: "An entry has two sides, what readers type (lay) and what the texts say (formal); with one side missing it does nothing."},
}

var synonymScript = &model.Rule{
	ID: "synonym-script", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”不是{2}", En: "“{1}” is not {2}"},
	Hint: model.Bilingual{
		Zh: "一条只写一种语言：lang = \"zh\" 写中文（可以有 ICS 这样的大写缩写），lang = \"en\" 写英文；另一种语言另写一条。",
		En: "An entry is in one language: Chinese (and capitals such as ICS) with lang = \"zh\", English with lang = \"en\"; write a second entry for the other language."},
	Doc: model.Bilingual{
		Zh: "同义词只在同一种语言的文本里起作用，写错语言就搜不到任何内容。",
		En: "Synonyms work within the texts of one language; in the wrong one they find nothing."},
}

var synonymLength = &model.Rule{
	ID: "synonym-length", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”太短或者太长，应为{2}", En: "“{1}” is too short or too long: {2}, please"},
	Hint: model.Bilingual{
		Zh: "写读者会输入的词，例如“公车”；不写单字，也不写整句话。",
		En: "Write a word that readers type, such as “car park”; neither a mark nor a whole sentence."},
	Doc: model.Bilingual{
		Zh: "单个汉字会在无关的词里碰上；整句话没有人会照样输入。",
		En: "A single Chinese character turns up inside unrelated words, and nobody types a sentence just as it was written down."},
}

var synonymSame = &model.Rule{
	ID: "synonym-same", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”既写在 lay 里，又写在 formal 里", En: "“{1}” stands in lay and in formal"},
	Hint: model.Bilingual{
		Zh: "从 lay 中删去：条文的说法本来就搜得到。",
		En: "Drop it from lay: what the texts say is found anyway."},
	Doc: model.Bilingual{
		Zh: "一个词不会是自己的同义词；全角半角、大小写和空格不算不同。",
		En: "A word is no synonym of itself; width, capitals and spaces make no difference."},
}

var synonymRepeated = &model.Rule{
	ID: "synonym-repeated", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”已经写过，见 {2}", En: "“{1}” is there already: see {2}"},
	Hint: model.Bilingual{
		Zh: "把两处的 formal 合到一条里，删去另一处。",
		En: "Join the formal terms of both in one entry and drop the other."},
	Doc: model.Bilingual{
		Zh: "同一种语言里，一个说法只写一次，编辑才看得出它会搜到什么。",
		En: "Within a language a word stands once, so that an editor sees all that it leads to."},
}

var synonymUnused = &model.Rule{
	ID: "synonym-unused", Severity: model.Warning,
	Message: model.Bilingual{Zh: "{2}文本里没有“{1}”，搜不到任何内容", En: "“{1}” stands in no {2} text: it would find nothing"},
	Hint: model.Bilingual{
		Zh: "{3}照条文的写法改，或者删去。",
		En: "{3}Write it as the texts do, or drop it."},
	Doc: model.Bilingual{
		Zh: "formal 里的词要能在现行的标准、法规、政策、宣传、培训或者页面里找到，搜索才有结果可给。",
		En: "A formal term leads somewhere only if a current standard, regulation, policy, publicity item, course or page says it."},
}

// The bounds of what a reader types for one thing.
const (
	layCharactersMin, layCharactersMax = 2, 12 // Chinese
	layWordsMax                        = 3     // English
)

// synonyms checks synonyms.toml.
func (c *checker) synonyms() {
	if c.unread("synonyms.toml") || len(c.sys.Synonyms) == 0 {
		return
	}
	said := map[model.Lang]*spoken{}
	for _, l := range model.Langs {
		said[l] = c.spoken(l)
	}
	first := map[model.Lang]map[string]model.Pos{model.Zh: {}, model.En: {}}
	for _, s := range c.sys.Synonyms {
		c.oneOf("lang", string(s.Lang), s.At("lang"), string(model.Zh), string(model.En))
		if !slices.Contains(model.Langs, s.Lang) {
			continue
		}
		c.layWords(s, first[s.Lang])
		c.formalTerms(s, said[s.Lang])
	}
}

func (c *checker) layWords(s *model.Synonym, first map[string]model.Pos) {
	for i, word := range c.synonymWords(s, "lay", s.Lay) {
		at, key := s.At(fmt.Sprintf("lay[%d]", i)), folded(word)
		if key == "" {
			continue
		}
		if limits, ok := layLength(key, s.Lang); !ok {
			c.report(synonymLength.At(at, word, limits))
		}
		if slices.ContainsFunc(s.Formal, func(f string) bool { return folded(f) == key }) {
			c.report(synonymSame.At(at, word))
		}
		if before, ok := first[key]; ok {
			c.report(synonymRepeated.At(at, word, before))
			continue
		}
		first[key] = at
	}
}

func (c *checker) formalTerms(s *model.Synonym, said *spoken) {
	for i, word := range c.synonymWords(s, "formal", s.Formal) {
		key := folded(word)
		if key == "" || said == nil || said.found[key] {
			continue
		}
		c.report(synonymUnused.At(s.At(fmt.Sprintf("formal[%d]", i)), word, langName(s.Lang), model.DidYouMean(word, said.names)))
	}
}

// synonymWords reports what is no word of the entry's language and returns the
// list with "" in its place. A list that is not there has been reported by
// package source.
func (c *checker) synonymWords(s *model.Synonym, key string, words []string) []string {
	if words != nil && len(words) == 0 {
		c.report(synonymEmpty.At(s.At(key), key))
	}
	out := slices.Clone(words)
	for i, word := range words {
		at := s.At(fmt.Sprintf("%s[%d]", key, i))
		switch {
		case strings.TrimSpace(word) == "":
			c.report(synonymEmpty.At(at, key))
			out[i] = ""
		case !inScript(word, s.Lang):
			c.report(synonymScript.At(at, word, langName(s.Lang)))
			out[i] = ""
		}
	}
	return out
}

// inScript reports whether a word can be one of the language: English holds no
// Chinese character, and Chinese without one is an abbreviation in capitals.
func inScript(word string, l model.Lang) bool {
	han := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if l == model.En {
		return !han
	}
	return han || !strings.ContainsFunc(word, unicode.IsLower)
}

// layLength says how long a word may be, and whether it is.
func layLength(word string, l model.Lang) (limits model.Bilingual, ok bool) {
	count := func(s string) (n int) {
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				n++
			}
		}
		return n
	}
	if l == model.Zh {
		n := count(word)
		return model.Bilingual{
			Zh: fmt.Sprintf("%d到%d个字", layCharactersMin, layCharactersMax),
			En: fmt.Sprintf("%d to %d characters", layCharactersMin, layCharactersMax),
		}, n >= layCharactersMin && n <= layCharactersMax
	}
	n := 0
	for w := range strings.FieldsSeq(word) {
		if count(w) > 0 {
			n++
		}
	}
	return model.Bilingual{
		Zh: fmt.Sprintf("1到%d个英文词", layWordsMax),
		En: fmt.Sprintf("1 to %d words", layWordsMax),
	}, n >= 1 && n <= layWordsMax
}

func langName(l model.Lang) model.Bilingual {
	if l == model.Zh {
		return model.Bilingual{Zh: "中文", En: "Chinese"}
	}
	return model.Bilingual{Zh: "英文", En: "English"}
}

// folded writes a word so that width, capitals and spaces do not matter.
func folded(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

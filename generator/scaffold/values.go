package scaffold

import (
	"slices"
	"strconv"
	"strings"

	"guiju/generator/model"
	"guiju/generator/schema"
)

// Set adds what the author says of one key, "level=local" or "title.en=Vehicles",
// to the values, as TOML of the key's type.
func (v Values) Set(k Kind, sys *model.System, setting string) error {
	name, value, ok := strings.Cut(setting, "=")
	if !ok {
		return refuse("--set "+setting+"：写成 键=值，例如 --set level=local", "--set "+setting+": write KEY=VALUE, such as --set level=local")
	}
	return v.set(k.Keys(), sys, strings.TrimSpace(name), strings.TrimSpace(value), "")
}

func (v Values) set(keys []schema.Key, sys *model.System, name, value, above string) error {
	first, rest, _ := strings.Cut(name, ".")
	k := named(keys, first)
	if k == nil {
		var known []string
		for _, key := range keys {
			known = append(known, key.Name)
		}
		zh, en := "", ""
		if near := model.Nearest(first, known); near != "" {
			zh, en = "是不是“"+near+"”？", "Did you mean “"+near+"”? "
		}
		list := strings.Join(known, ", ")
		return refuse("没有“"+above+first+"”这个键。"+zh+"可用的键："+list, "there is no key “"+above+first+"”. "+en+"Keys: "+list)
	}
	switch k.Kind {
	case schema.Bilingual:
		b, _ := v[first].(model.Bilingual)
		switch rest {
		case "", "zh":
			b.Zh = value
		case "en":
			b.En = value
		default:
			return refuse("“"+above+name+"”：语言只有 zh 和 en", "“"+above+name+"”: the languages are zh and en")
		}
		v[first] = b
		return nil
	case schema.Table:
		inside, ok := v[first].(Values)
		if !ok {
			inside = Values{}
			v[first] = inside
		}
		return inside.set(k.Keys, sys, rest, value, above+first+".")
	case schema.Records:
		list, ok := v[first].([]Values)
		if !ok {
			list = []Values{{}}
			v[first] = list
		}
		return list[0].set(k.Keys, sys, rest, value, above+first+".")
	case schema.Counts:
		n, err := strconv.Atoi(value)
		if err != nil || rest == "" {
			return refuse("“"+above+name+"”：写成 "+first+".键=整数，例如 "+first+".local=5", "“"+above+name+"”: write "+first+".KEY=NUMBER, such as "+first+".local=5")
		}
		if err := inVocabulary(*k, sys, above+first, rest); err != nil {
			return err
		}
		before := "{"
		if s, ok := v[first].(string); ok {
			before = strings.TrimSuffix(s, " }") + ","
		}
		v[first] = before + " " + schema.Quote(rest) + " = " + strconv.Itoa(n) + " }"
		return nil
	}
	if rest != "" {
		return refuse("“"+above+first+"”下面没有别的键", "“"+above+first+"” has no keys below it")
	}
	written, err := plainValue(*k, sys, above+first, value)
	if err == nil {
		v[first] = written
	}
	return err
}

// plainValue writes a value as TOML, and refuses what is none of the type.
func plainValue(k schema.Key, sys *model.System, name, value string) (string, error) {
	switch k.Kind {
	case schema.Words:
		return schema.Quote(value), inVocabulary(k, sys, name, value)
	case schema.Date:
		if _, err := model.ParseDate(value); err != nil {
			return "", refuse("“"+name+"”是日期，写成 2026-11-20，不能是“"+value+"”", "“"+name+"” is a day such as 2026-11-20, not “"+value+"”")
		}
		return value, nil
	case schema.Whole:
		n, err := strconv.Atoi(value)
		if err != nil {
			return "", refuse("“"+name+"”是整数，不能是“"+value+"”", "“"+name+"” is a whole number, not “"+value+"”")
		}
		return strconv.Itoa(n), nil
	case schema.Flag:
		if value != "true" && value != "false" {
			return "", refuse("“"+name+"”写 true 或 false，不能是“"+value+"”", "“"+name+"” is true or false, not “"+value+"”")
		}
		return value, nil
	case schema.List:
		var words []string
		for _, w := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(",，、", r) }) {
			w = strings.TrimSpace(w)
			if err := inVocabulary(k, sys, name, w); err != nil {
				return "", err
			}
			words = append(words, schema.Quote(w))
		}
		return "[" + strings.Join(words, ", ") + "]", nil
	}
	return "", refuse("“"+name+"”由程序写入，不能设置", "“"+name+"” is written by the program and cannot be set")
}

// inVocabulary refuses a value that its vocabulary does not hold; one that the
// content has not begun holds anything.
func inVocabulary(k schema.Key, sys *model.System, name, value string) error {
	if k.Vocabulary == "" {
		return nil
	}
	var known []string
	for _, c := range schema.Choices(sys, k.Vocabulary) {
		known = append(known, c.Value)
	}
	if len(known) == 0 || slices.Contains(known, value) {
		return nil
	}
	zh, en := "", ""
	if near := model.Nearest(value, known); near != "" {
		zh, en = "是不是“"+near+"”？", "Did you mean “"+near+"”? "
	}
	list := strings.Join(known, ", ")
	return refuse("“"+name+"”不能是“"+value+"”。"+zh+"可用的值："+list, "“"+name+"” cannot be “"+value+"”. "+en+"Values: "+list)
}

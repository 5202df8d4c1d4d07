package wording

import (
	"regexp"
	"strings"

	"guiju/generator/model"
)

// An instruction (指示) has no verbal form: it begins with the action itself.
// In Chinese nothing marks the imperative, so it is taken where a known verb of
// action begins the sentence, or follows a condition, and the words are not a
// name (移交、借用的线上办理).

const actionZh = `检查|核对|登记|填写|关闭|打开|开启|记录|通知|报告|保留|清点|清洁|清除|擦拭|启动|启用|停止|停用|切断|切换|疏散|拨打|呼叫|设置|移交|归还|拆下|查明|提出|采用|取|锁闭|锁好|复位|递送|告知|引导|撤离|收回|回收|交回|放置|悬挂|张贴|更换|隔离|封存|上报|核实|确认|询问|查看|测量|称量|冲洗|消毒|围挡|将|把`

var (
	markZh      = regexp.MustCompile(`^(?:[a-z][)）]|[0-9]+[)）]|——|·|注[0-9]*：|示例[0-9]*：)\s*`)
	conditionZh = regexp.MustCompile(`^[^，。；]*(?:的|时|后|前)，`)
	startZh     = regexp.MustCompile(`^(?:先|再|立即|逐项|逐件|逐台|重新|及时|当场)*(?:` + actionZh + `)`)
	nominalZh   = regexp.MustCompile(`的[\p{Han}A-Za-z0-9（）、]{1,10}[；。，]?$`)
	listZh      = regexp.MustCompile(`^(?:\p{Han}{2,4}、)+\p{Han}{2,4}(?:和|与|及)`)

	markEn      = regexp.MustCompile(`^(?:[a-z]\)|[0-9]+\)|——|·|NOTE ?[0-9]*:|EXAMPLE ?[0-9]*:)\s*`)
	conditionEn = regexp.MustCompile(`^(?:(?:when|where|if|after|before|while|on|in) [^,]*, |[^:]{3,60}: )`)
	startEn     = regexp.MustCompile(`^(?:then |first |at once )?(?:check|lock|scrape|show|have|set|take|cordon|keep|record|fill|ask|move|open|close|switch|turn|press|call|report|notify|inform|enter|register|compare|put|place|remove|clean|wipe|rinse|disinfect|return|hand|stop|start|cut|evacuate|post|replace|isolate|find|raise|use|fight|lead|tell|confirm|sort|count|weigh|measure|read|write|sign|note|go|release)\b`)
	nounEn      = regexp.MustCompile(`^(?:[a-z]+ (?:of|and (?:[a-z]+ )?of|for|in|time|list|form|sheet|number|rate|records?|points?|area|room)\b)`)
)

// Imperative reports whether a sentence tells somebody to act without a verbal
// form. modals are those of the sentence.
func Imperative(s string, l model.Lang, modals []Modal) bool {
	for _, m := range modals {
		if m.Form.Type.Provides() {
			return false
		}
	}
	if l == model.En {
		s = markEn.ReplaceAllString(strings.TrimSpace(s), "")
		s = conditionEn.ReplaceAllString(s, "")
		return startEn.MatchString(lowerFirst(s)) && !nounEn.MatchString(s)
	}
	if strings.HasPrefix(s, "示例") {
		return false
	}
	note := strings.HasPrefix(s, "注")
	s = markZh.ReplaceAllString(strings.TrimSpace(s), "")
	condition := conditionZh.FindString(s)
	s = s[len(condition):]
	if note && condition == "" {
		return false
	}
	return startZh.MatchString(s) && !nominalZh.MatchString(s) && !listZh.MatchString(s) && !strings.HasSuffix(s, "：")
}

func lowerFirst(s string) string {
	if s != "" && s[0] >= 'A' && s[0] <= 'Z' {
		return string(s[0]-'A'+'a') + s[1:]
	}
	return s
}

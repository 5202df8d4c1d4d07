package pinyin

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// readings are words in which a character is not read as it most often is:
// the character, its reading, the words; first those characters whose usual
// reading the library has wrong. The last lines keep what only looks like such
// a word (in 执行业务 there is no 行业) and places of Henan that few people
// outside can read.
const readings = `
泊 bo2 泊
卜 bu3 卜
掺 chan1 掺
藉 jie4 藉
傀 kui3 傀
肋 lei4 肋
茄 qie2 茄
似 si4 似
伺 si4 伺
伺 ci4 伺候
辗 zhan3 辗
椎 zhui1 椎
琢 zhuo2 琢
长 chang2 长
差 chai1 出差 差旅 差遣
长 zhang3 增长 成长 生长 助长 首长 院长 局长 部长 省长 市长 县长 区长 乡长 镇长 村长 州长 处长 科长 股长 司长 厅长 校长 会长 队长 组长 班长 站长 家长 机长 船长 行长 董事长 秘书长 长官 长辈 见长
称 chen4 对称 称职 匀称 相称
重 chong2 重庆 重新 重复 重叠 重建 重组 重启 重置 重印 重修 重申 重写 重编 双重 多重 两重
处 chu4 处室 处级 处长 办事处 管理处 各处 内设处 出处 用处 好处 信访处
畜 xu4 畜牧 畜产
传 zhuan4 传记 自传 列传
弹 tan2 弹性 弹力 弹簧
都 du1 首都 都市 成都 都城 古都 故都
恶 wu4 厌恶 可恶 憎恶
分 fen4 部分 成分 积分 水分 养分 分量
发 fa4 理发 头发 毛发
更 geng1 更改 更新 更换 更正 更名 变更 更衣
供 gong4 供认 供述 口供 上供
行 hang2 行业 行情 行距 行列 行会 行规 银行 央行 商行 行长 分行 总行 支行 同行 各行各业 内行 外行 排行
还 huan2 归还 退还 偿还 返还 交还 还款 还贷 还原 还书 还车 借还 发还 奉还 还旧 还清
给 ji3 给水 给排水 给付 给予 供给 补给 自给 配给 给养
系 ji4 系安全带 系紧
间 jian4 间接 间隔 间断 间歇
校 jiao4 校验 校准 校对 校核 校正 校订 校审 校样
角 jue2 角色 主角 角逐
卡 qia3 关卡 卡口 发卡
会 kuai4 会计 财会
落 la4 丢三落四
量 liang2 测量 丈量 商量 量取
了 liao3 了解 了结 明了 未了
乐 yue4 音乐 乐器 乐队 声乐
露 lu4 暴露 披露 泄露
模 mu2 模具 模板 模样
没 mo4 没收 淹没 没入
便 pian2 便宜
强 qiang3 强迫 勉强
率 shuai4 率先 表率 率领 统率 草率 轻率
说 shui4 游说
厦 xia4 厦门
省 xing3 反省 省察
调 tiao2 调节 调整 调解 调剂 调试 调控 调和 调价 调休 调味 调料 调温 调光 调频 调压 调速 调理 调养 调适 调处 调停 协调 空调 失调 烹调 微调 可调 上调 下调
拓 tuo4 拓展 开拓 拓宽
为 wei2 为主 为准 作为 成为 行为 认为 以为 称为 分为 视为 定为 改为 应为 转为 为期 为限
纤 xian1 纤维 化纤 光纤
削 xue1 削减 削弱
应 ying4 应急 应用 应对 响应 供应 反应 适应 应答 对应 相应 应邀 应聘 应诉 应战
吁 yu4 呼吁
与 yu4 参与 与会
藏 zang4 西藏 宝藏
载 zai3 登载 记载 刊载 转载 连载
占 zhan4 占用 占有 占位 占地 占比 占据 侵占 挤占
着 zhuo2 着手 着重 着力 着眼 着装 着陆
择 ze2 选择
中 zhong4 中标 中奖 命中 击中 中毒
仔 zi3 仔细
种 zhong4 种植 种树 栽种 种地
行 xing2 执行 运行 进行 实行 履行 推行 试行 发行 施行 出行 现行 飞行 例行 通行 自行 先行 另行 并行 暂行 行政 行为 行动 行程 行使 行驶 行走 行车 行文 行李
会 hui4 委员会 社会 协会 大会 机会 开会 年会 学会 工会 会计划
长 chang2 市长期 市长效 省长期 省长效 县长期 县长效 区长期 区长效 部长期 部长效 家长期 家长效 家长远 处长期 院长期 局长期 校长期 会长期 站长期 队长期 厅长期 机长期
泊 po1 湖泊
泌 bi4 泌阳
渑 mian3 渑池
牟 mu4 中牟
荥 xing2 荥阳
浚 xun4 浚县
`

// longest is the number of characters of the longest word.
const longest = 5

// words is the table: of each word one syllable with its tone a character.
var words = sync.OnceValue(func() map[string][]string {
	table := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(readings), "\n") {
		f := strings.Fields(line)
		for _, word := range f[2:] {
			chars := []rune(word)
			if len(chars) > longest || !strings.Contains(word, f[0]) {
				panic(fmt.Sprintf("BUG: %s cannot be a word of %s", word, f[0]))
			}
			said := table[word]
			if said == nil {
				for _, c := range chars {
					said = append(said, usual(c)[0])
				}
			}
			said[slices.Index(chars, []rune(f[0])[0])] = f[1]
			table[word] = said
		}
	}
	return table
})

package invented

// topic is what standards are about.
type topic struct {
	box, area string
	name      pair
	things    [5]pair
}

var topics = []topic{
	{"110", "", pair{"机关事务术语", "terminology of government offices affairs"}, [5]pair{{"术语条目", "term entry"}, {"定义卡", "definition card"}, {"同义词表", "list of synonyms"}, {"英文对应词", "English equivalent"}, {"术语库", "term bank"}}},
	{"120", "", pair{"标准编写", "drafting of standards"}, [5]pair{{"标准草案", "draft standard"}, {"编制说明", "explanatory note"}, {"意见汇总表", "summary of opinions"}, {"审查纪要", "minutes of examination"}, {"引用清单", "list of references"}}},
	{"130", "", pair{"办公区标识", "signs in the office area"}, [5]pair{{"导向牌", "direction sign"}, {"楼层索引", "floor index"}, {"门牌", "door plate"}, {"警示标志", "warning sign"}, {"标识图册", "sign album"}}},
	{"200", "", pair{"机关运行成本", "operating cost"}, [5]pair{{"成本报表", "cost report"}, {"费用科目", "expense account"}, {"统计口径", "statistical basis"}, {"成本台账", "cost ledger"}, {"支出凭证", "payment voucher"}}},
	{"200", "", pair{"公务差旅", "official travel"}, [5]pair{{"差旅申请", "travel request"}, {"行程单", "itinerary"}, {"住宿凭据", "lodging receipt"}, {"报销单", "reimbursement form"}, {"费用限额", "expense limit"}}},
	{"200", "", pair{"集中采购", "central procurement"}, [5]pair{{"采购计划", "procurement plan"}, {"需求书", "statement of needs"}, {"验收单", "acceptance form"}, {"供应名录", "list of suppliers"}, {"合同文本", "contract text"}}},
	{"310", "office-space", pair{"办公用房配置", "allocation of office space"}, [5]pair{{"房间台账", "room ledger"}, {"面积核定表", "area approval form"}, {"楼层平面图", "floor plan"}, {"权属证书", "title certificate"}, {"使用凭证", "certificate of use"}}},
	{"310", "office-space", pair{"办公用房维修", "repair of office space"}, [5]pair{{"报修单", "repair request"}, {"屋面防水层", "roof waterproofing"}, {"维修方案", "repair scheme"}, {"施工围挡", "site fence"}, {"质量保修书", "warranty certificate"}}},
	{"310", "office-space", pair{"办公用房腾退", "vacating of office space"}, [5]pair{{"腾退清单", "vacating list"}, {"交接钥匙", "handover key"}, {"闲置房间", "idle room"}, {"移交协议", "transfer agreement"}, {"现场照片", "site photograph"}}},
	{"320", "vehicles", pair{"公务用车调度", "dispatch of official vehicles"}, [5]pair{{"派车单", "dispatch order"}, {"行车日志", "trip log"}, {"车辆钥匙", "vehicle key"}, {"定位终端", "positioning terminal"}, {"里程记录", "mileage record"}}},
	{"320", "vehicles", pair{"公务用车保养", "maintenance of official vehicles"}, [5]pair{{"保养计划", "maintenance plan"}, {"轮胎", "tyre"}, {"制动装置", "brake"}, {"维修结算单", "repair settlement"}, {"备用车辆", "spare vehicle"}}},
	{"320", "vehicles", pair{"新能源车充电", "charging of new-energy vehicles"}, [5]pair{{"充电桩", "charging post"}, {"充电预约", "charging booking"}, {"电缆接头", "cable connector"}, {"计量电表", "electricity meter"}, {"急停按钮", "emergency stop"}}},
	{"330", "", pair{"公物仓", "public-asset pool"}, [5]pair{{"入仓单", "entry form"}, {"资产标签", "asset tag"}, {"盘点表", "stock-taking sheet"}, {"借用申请", "loan request"}, {"库位编号", "storage code"}}},
	{"330", "", pair{"通用资产配置", "allocation of general assets"}, [5]pair{{"配置标准表", "allocation table"}, {"资产卡片", "asset card"}, {"办公家具", "office furniture"}, {"复印设备", "copying machine"}, {"报废申请", "scrapping request"}}},
	{"340", "", pair{"周转住房", "transitional housing"}, [5]pair{{"住房申请", "housing request"}, {"入住须知", "notice to residents"}, {"家具清单", "furniture list"}, {"水表读数", "water reading"}, {"退房凭证", "check-out slip"}}},
	{"410", "", pair{"机关食堂", "office canteen"}, [5]pair{{"留样盒", "sample box"}, {"食材凭证", "ingredient voucher"}, {"每周菜谱", "weekly menu"}, {"消毒柜", "disinfection cabinet"}, {"餐具", "tableware"}}},
	{"410", "", pair{"食材采购", "purchase of ingredients"}, [5]pair{{"进货凭证", "delivery note"}, {"检验报告", "test report"}, {"冷藏库", "cold store"}, {"供货合同", "supply contract"}, {"退货单", "return slip"}}},
	{"410", "", pair{"餐饮节约", "saving food"}, [5]pair{{"剩余餐量表", "leftover sheet"}, {"小份菜", "small portion"}, {"提示牌", "reminder board"}, {"称重记录", "weighing record"}, {"餐厨垃圾桶", "kitchen waste bin"}}},
	{"420", "", pair{"机关物业", "property services"}, [5]pair{{"巡检表", "inspection sheet"}, {"电梯轿厢", "lift car"}, {"值班日志", "duty log"}, {"消防通道", "fire lane"}, {"配电柜", "switch cabinet"}}},
	{"420", "", pair{"保洁绿化", "cleaning and greening"}, [5]pair{{"保洁工具", "cleaning tool"}, {"绿化草坪", "lawn"}, {"垃圾分类箱", "sorting bin"}, {"药剂柜", "chemicals cabinet"}, {"养护日历", "care calendar"}}},
	{"420", "", pair{"设施设备运行", "operation of facilities"}, [5]pair{{"运行参数表", "table of readings"}, {"冷却塔", "cooling tower"}, {"备用水泵", "standby pump"}, {"锅炉房", "boiler house"}, {"检修通知", "maintenance notice"}}},
	{"430", "", pair{"机关会议", "meeting services"}, [5]pair{{"会场布置图", "seating plan"}, {"话筒", "microphone"}, {"签到表", "attendance sheet"}, {"座签", "name card"}, {"会议手册", "meeting booklet"}}},
	{"430", "", pair{"视频会议", "video meetings"}, [5]pair{{"会议终端", "meeting terminal"}, {"联调记录", "test log"}, {"备用线路", "standby line"}, {"摄像机", "camera"}, {"主会场", "main venue"}}},
	{"440", "", pair{"公务接待", "official reception"}, [5]pair{{"接待公函", "reception letter"}, {"接待清单", "reception list"}, {"住宿安排表", "lodging plan"}, {"用餐标准", "meal norm"}, {"陪同名单", "list of escorts"}}},
	{"450", "", pair{"门卫值守", "gate duty"}, [5]pair{{"访客登记簿", "visitor book"}, {"出入证", "pass"}, {"监控探头", "camera post"}, {"交接班记录", "shift record"}, {"应急手电", "emergency torch"}}},
	{"450", "", pair{"消防安全", "fire safety"}, [5]pair{{"灭火器", "extinguisher"}, {"疏散图", "evacuation plan"}, {"报警主机", "alarm panel"}, {"演练脚本", "drill script"}, {"防火门", "fire door"}}},
	{"500", "energy-saving", pair{"能源消耗统计", "statistics of energy use"}, [5]pair{{"能耗月报", "monthly energy report"}, {"计量器具", "meter"}, {"用能台账", "energy ledger"}, {"数据校核单", "data check form"}, {"分项电表", "sub-meter"}}},
	{"500", "energy-saving", pair{"空调节能", "saving energy in air conditioning"}, [5]pair{{"温控面板", "thermostat"}, {"新风机组", "fresh-air unit"}, {"滤网", "filter"}, {"运行曲线", "operating curve"}, {"保温层", "insulation"}}},
	{"500", "energy-saving", pair{"照明节能", "saving energy in lighting"}, [5]pair{{"照明回路", "lighting circuit"}, {"感应开关", "sensor switch"}, {"灯具", "lamp"}, {"照度记录", "record of illuminance"}, {"应急照明", "emergency light"}}},
	{"500", "energy-saving", pair{"节约用水", "saving water"}, [5]pair{{"用水定额", "water quota"}, {"节水器具", "water-saving device"}, {"管网图", "pipe map"}, {"雨水箱", "rainwater tank"}, {"漏损报告", "leakage report"}}},
	{"600", "", pair{"机关事务数据", "data of government offices affairs"}, [5]pair{{"数据目录", "data catalogue"}, {"交换接口", "exchange interface"}, {"备份介质", "backup medium"}, {"数据质量报告", "data quality report"}, {"访问权限", "access right"}}},
	{"600", "", pair{"业务系统运维", "operation of business systems"}, [5]pair{{"运维日志", "operations log"}, {"系统账号", "system account"}, {"变更申请", "change request"}, {"故障工单", "fault ticket"}, {"机房巡查表", "machine-room sheet"}}},
	{"600", "", pair{"电子档案", "electronic records"}, [5]pair{{"归档目录", "archive index"}, {"元数据表", "metadata table"}, {"存储介质", "storage medium"}, {"移交清册", "transfer list"}, {"检测报告", "inspection report"}}},
	{"700", "", pair{"标准实施评价", "evaluation of the use of standards"}, [5]pair{{"评价方案", "evaluation scheme"}, {"评分表", "scoring sheet"}, {"访谈提纲", "interview guide"}, {"整改清单", "list of corrections"}, {"评价档案", "evaluation file"}}},
	{"700", "", pair{"服务监督", "supervision of services"}, [5]pair{{"投诉记录", "complaint record"}, {"满意度问卷", "satisfaction form"}, {"暗访报告", "visit report"}, {"公示栏", "notice board"}, {"回访名单", "call-back list"}}},
	{"700", "", pair{"岗位培训", "training for posts"}, [5]pair{{"培训教材", "course book"}, {"岗位说明书", "job description"}, {"考核试卷", "examination paper"}, {"学员档案", "trainee file"}, {"实训场地", "training ground"}}},
}

// aspects are what a standard says of a topic. With topics they name as many
// matters as the system has standards, so that on no level two are about one.
var aspects = []struct {
	name pair
	kind pair
}{
	{pair{"日常管理", "daily management"}, spec},
	{pair{"应急处置", "handling of emergencies"}, procedure},
	{pair{"服务质量", "quality of service"}, spec},
	{pair{"档案管理", "record keeping"}, procedure},
	{pair{"人员配备", "staffing"}, guide},
	{pair{"费用管理", "management of expenses"}, spec},
	{pair{"安全管理", "safety management"}, spec},
	{pair{"效果评价", "evaluation of results"}, guide},
	{pair{"信息公开", "disclosure of information"}, procedure},
}

var (
	spec      = pair{"规范", "Specification"}
	procedure = pair{"规程", "Code of practice"}
	guide     = pair{"指南", "Guidance"}
)

var actors = []pair{
	{"管理单位", "managing unit"}, {"使用单位", "user unit"}, {"值班人员", "duty officer"}, {"受理窗口", "reception desk"},
	{"项目负责人", "project lead"}, {"巡查人员", "patrol officer"}, {"保管人员", "custodian"}, {"财务人员", "finance officer"},
	{"审核人员", "examiner"}, {"服务人员", "service officer"}, {"信息管理员", "information officer"}, {"安全员", "safety officer"},
	{"档案人员", "records officer"}, {"采购人员", "purchasing officer"}, {"评价小组", "evaluation group"}, {"技术人员", "technician"},
}

// acts are verbs that take a thing: what is done, and what is being done.
var acts = []struct{ zh, en, ing string }{
	{"登记", "register", "registering"}, {"核对", "check", "checking"}, {"查验", "inspect", "inspecting"}, {"公示", "display", "displaying"},
	{"清点", "count", "counting"}, {"复核", "verify", "verifying"}, {"交接", "hand over", "handing over"}, {"更换", "replace", "replacing"},
	{"封存", "seal", "sealing"}, {"调取", "retrieve", "retrieving"}, {"补充", "supplement", "supplementing"}, {"分发", "distribute", "distributing"},
	{"归还", "return", "returning"}, {"测试", "test", "testing"}, {"标注", "mark", "marking"}, {"整理", "sort", "sorting"},
}

// events begin a term.
var events = []pair{
	{"收到通知", "receiving the notice"}, {"交接完成", "the handover"}, {"现场查看结束", "the site visit"}, {"发现异常", "finding an anomaly"},
	{"季度结束", "the end of the quarter"}, {"合同签订", "signing the contract"}, {"培训结束", "the training"}, {"设备停用", "the shutdown"},
	{"提出申请", "the request"}, {"验收合格", "passing acceptance"}, {"结果公布", "the announcement"}, {"方案批准", "approval of the scheme"},
}

var terms = []pair{
	{"15 min", "15 min"}, {"30 min", "30 min"}, {"2 h", "2 h"}, {"4 h", "4 h"}, {"24 h", "24 h"}, {"2个工作日", "2 working days"},
	{"3个工作日", "3 working days"}, {"5个工作日", "5 working days"}, {"10 d", "10 d"}, {"15 d", "15 d"}, {"30 d", "30 d"}, {"60 d", "60 d"},
}

var ways = []pair{
	{"两人同时到场", "have two persons present"}, {"填写交接单", "fill in a handover form"}, {"留存影像", "keep images"},
	{"佩戴工作证", "wear the work card"}, {"使用统一表格", "use the common form"}, {"逐项签名", "sign item by item"},
	{"先断电再作业", "cut the power before the work"}, {"避开办公时间", "avoid office hours"}, {"说明理由", "state the reasons"},
	{"告知相关人员", "inform the persons concerned"}, {"在系统中留痕", "leave a trace in the system"}, {"核实身份", "verify the identity"},
}

var periods = []pair{
	{"每日", "every day"}, {"每周", "every week"}, {"每月", "every month"}, {"每季度", "every quarter"}, {"每半年", "every half year"}, {"每年", "every year"},
}

var measures = []pair{
	{"完好率", "rate of soundness"}, {"合格率", "pass rate"}, {"准确率", "accuracy rate"}, {"及时率", "timeliness rate"}, {"到位率", "attendance rate"}, {"满意率", "satisfaction rate"},
}

var items = []pair{
	{"名称", "name"}, {"编号", "serial number"}, {"数量", "quantity"}, {"存放位置", "storage place"}, {"经手人", "handler"}, {"状态", "condition"},
	{"起止时间", "start and end"}, {"处理结果", "outcome"}, {"联系方式", "contact"}, {"依据文件", "supporting document"},
}

var places = []pair{
	{"办公楼大厅", "the hall of the office building"}, {"内部网站", "the internal website"}, {"值班室", "the duty room"}, {"服务大厅", "the service hall"}, {"资料室", "the document room"}, {"楼层入口", "the floor entrance"},
}

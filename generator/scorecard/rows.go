package scorecard

// Test is a test that counts for a row.
type Test struct {
	Package string // folder from the root of the repository
	Name    string
	// Slow is a test that ordinary runs skip: another of its row stands in.
	Slow bool
}

// Spec is one row: a fault, what is done, and who does it.
type Spec struct {
	ID             string
	FaultZh, Fault string
	Zh, En         string // what is done and what counts as passed
	Tests          []Test
	// Elsewhere says, of a row without a test here, which part of the program
	// must come first.
	Elsewhere string
}

// Rows are R1 to R15.
var Rows = []Spec{
	{"R1", "kill -9", "kill -9",
		"发布的每个步骤之前、200 个随机时刻，杀死真实的进程；每次之后发布文件夹都是一个完整的版本，下一次运行能发布并清理干净。",
		"The process is killed before each step of publishing and at 200 random moments, of publishing alone and of the whole program; each time the folder is one whole release, and the next run publishes and clears up.",
		[]Test{{"generator/publish", "TestKilledAtEveryStep", false}, {"generator/publish", "TestKilledAtAnyMoment", false}, {"generator/scorecard", "TestProgramKilled", false}}, ""},
	{"R2", "磁盘满、EIO、EDQUOT", "disk full, EIO, EDQUOT",
		"50 种大小的真实内存磁盘写满；每一次调用依次失败（一次或一直，执行前或执行后），ENOSPC、EIO、EDQUOT；旧网站或新网站保持完整，提示指出路径。",
		"A real disk in memory of 50 sizes runs full; each call in turn fails (once or for good, before or after it is carried out) with ENOSPC, EIO or EDQUOT; the old site or the new one is whole and the message names the path.",
		[]Test{{"generator/publish", "TestDiskFull", false}, {"generator/publish", "TestEveryCallFails", false}}, ""},
	{"R3", "权限", "permissions",
		"没有写权限、只读的源、只读的文件系统、别人的发布文件夹、umask 077 等；退出码 3 或照常发布，旧网站不变。",
		"No right to write, a read-only source, a read-only file system, a folder of somebody else, umask 077 and others; exit 3 or published as ever, and the old site is as it was.",
		[]Test{{"generator/scorecard", "TestPermissions", false}}, ""},
	{"R4", "并发、死锁、时钟", "two at once, dead locks, clocks",
		"两个构建同时进行、持锁者被杀、时钟倒退一年、各时区、不能改名的文件系统；一个成功，另一个退出码 3，不会死锁。",
		"Two builds at once, a lock whose holder was killed, a clock set back a year, time zones, a file system that renames nothing; one wins, the other exits 3, nothing hangs.",
		[]Test{{"generator/scorecard", "TestTogether", false}, {"generator/publish", "TestMountPoint", false}}, ""},
	{"R5", "坏输入", "bad input",
		"TOML 官方测试集中的无效文件，和自编的 150 例（坏 UTF-8、BOM、NUL、GBK、5 MB 的行、循环、重复、悬空）；每例都指出文件和行，2 秒以内，不崩溃。",
		"The invalid files of toml-test, and 150 cases of our own (bad UTF-8, BOM, NUL, GBK, a line of 5 MB, cycles, duplicates, dangling names); each is refused with file and line within two seconds, and nothing crashes.",
		[]Test{{"generator/source", "TestInvalidTOML", false}, {"generator/scorecard", "TestBadInput", false}}, ""},
	{"R6", "模糊测试", "fuzzing",
		"六个目标各 10 分钟：TOML、Markdown、条款编号、检索式、清单、压缩包；种子留在 testdata/fuzz，平时的测试都会重跑。",
		"Six targets, ten minutes each: TOML, Markdown, clause numbers, queries, manifests, ZIP; the seeds stay in testdata/fuzz and every run of the tests goes through them.",
		[]Test{{"generator/scorecard", "TestFuzzTargets", false}}, ""},
	{"R7", "可重现", "determinism",
		"10 种变化（路径、时间、时区、语言、umask、处理器、文件顺序、用户、修改时间、临时文件夹）× 3 个网站，每个网站和压缩包只有一种字节。",
		"Ten variations (path, time, time zone, language, umask, processors, order of files, user, times of files, temporary folder) of three sites: one tree and one ZIP each.",
		[]Test{{"generator/scorecard", "TestReproducible", false}}, ""},
	{"R8", "升级", "upgrades",
		"以前各版本的程序与现在的程序互相核验对方的网站；旧网站的地址在新网站中都还在；旧内容用新程序构建。",
		"Earlier programs and this one verify each other's sites; every address of the old sites is there in the new one; old content is built by the new program.",
		[]Test{{"generator/scorecard", "TestOlderReleases", true}, {"generator/scorecard", "TestOlderManifest", false}}, ""},
	{"R9", "位翻转", "bit rot",
		"在发布的文件夹中改一个字节、删一个文件或加一个文件，随机 300 次；verify 每次都发现，退出码 4。",
		"One byte changed, one file deleted or one added in a published folder, 300 at random; verify finds each and exits 4.",
		[]Test{{"generator/scorecard", "TestBitRot", false}, {"generator/verify", "TestRandomDamage", false}}, ""},
	{"R10", "回退、冻结、混合", "rollback, freeze, mix",
		"较旧的签名清单、过期、两个版本混在一起、别的密钥；全部拒绝。",
		"An older signed manifest, an expired one, files of two releases, another key: all are refused.",
		[]Test{{"generator/verify", "TestAttacks", false}}, ""},
	{"R11", "上传中断", "uploads that break",
		"对象存储的每个请求断线或返回 503、限速、写一半、列表滞后；续传后一致，再次运行不上传。",
		"Each request to object storage is dropped or answered 503, slowed, half written, listed late; a resumed run converges and another uploads nothing.",
		[]Test{{"generator/upload", "TestNetworkFails", false}}, ""},
	{"R12", "注入与越界", "injection and escape",
		"按类别自编的注入、SVG、越界路径和压缩包，经每个文本字段和正文；页面树中没有会执行的东西，浏览器里没有执行，没有写到外面。",
		"Payloads of our own by class (script, SVG, paths, archives) through every text field and the texts: nothing active in the tree of any page, nothing run in a browser, nothing written outside.",
		[]Test{{"generator/scorecard", "TestHostileFields", false}, {"generator/scorecard", "TestHostileTexts", false}, {"generator/scorecard", "TestHostilePictures", false}, {"generator/scorecard", "TestHostileNames", false}}, ""},
	{"R13", "检索", "search",
		"10,000 条随机、1,000 条恶意检索式，客户端（单独和在 Chromium 里）与 Go 的结果一致，没有异常。",
		"10,000 random and 1,000 hostile queries: the client, alone and in Chromium, answers as Go does, and never throws.",
		[]Test{{"search", "TestHostileQueries", false}, {"search", "TestRandomQueries", false}, {"generator/scorecard", "TestQueriesInBrowser", true}}, ""},
	{"R14", "内存", "memory",
		"一万项标准，GOMEMLIMIT=1GiB；地址空间受限时正常结束，或退出码 3、旧网站不变。",
		"Ten thousand standards under GOMEMLIMIT=1GiB; with little address space the build ends well, or badly with the old site as it was.",
		[]Test{{"generator/scorecard", "TestMemory", false}}, ""},
	{"R15", "无障碍与有效性", "accessibility and validity",
		"每类页面：宽屏两种语言，手机上深色中文、大字英文，axe 0 项；每一页 html-validate 0 项。",
		"One page of every kind: wide in two languages, on a phone dark in Chinese and in large letters in English: axe finds nothing; every page: html-validate finds nothing.",
		[]Test{{"generator/accessibility", "TestAccessibility", false}, {"generator/scorecard", "TestValidity", true}}, ""},
}

package check

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"guiju/generator/model"
)

var mediaRules = []*model.Rule{
	videoMissing, videoUnnamed, mediaFile, videoForm, videoPoster, videoCaptions, videoWords, videoSize,
	captionsEmpty, captionsOrder, captionsOverlap, captionsLength, captionsAlone, pictureSize,
}

var videoMissing = &model.Rule{
	ID: "video-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "视频没有写明文件", En: "this video names no file"},
	Hint: model.Bilingual{
		Zh: "把 mp4 或 webm 文件放进这个文件夹，写 video = \"文件名\"。",
		En: "Put an mp4 or webm file into this folder and write video = \"its name\"."},
	Doc: model.Bilingual{
		Zh: "类别是 video 的内容，主体是一段视频；没有视频的写成别的类别。",
		En: "What is of kind video is about a film; without one it is of another kind."},
}

var videoUnnamed = &model.Rule{
	ID: "video-unnamed", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有写明这段视频“{1}”是谁的", En: "nothing names the film “{1}”"},
	Hint: model.Bilingual{
		Zh: "在 index.zh.md 写 video = \"{1}\"，并配封面和字幕；一篇只放一段视频，同名的 mp4 和 webm 算一段。",
		En: "Write video = \"{1}\" in index.zh.md and add poster and captions; one film an item, mp4 and webm of one name being one."},
	Doc: model.Bilingual{
		Zh: "没有写明的视频没有封面和字幕，听不见的读者看不懂。",
		En: "A film that nothing names has no poster and no captions, and is lost on readers who cannot hear it."},
}

var mediaFile = &model.Rule{
	ID: "media-file", Severity: model.Error,
	Message: model.Bilingual{Zh: "{1} 写的“{2}”不在这个文件夹里", En: "“{2}”, which {1} names, is not in this folder"},
	Hint: model.Bilingual{
		Zh: "{3}把文件放到 index.zh.md 旁边，或改正文件名；不能写网址。",
		En: "{3}Put the file beside index.zh.md or mend its name; addresses cannot be given."},
	Doc: model.Bilingual{
		Zh: "视频和封面都由本站自己发布：不用别的网站的播放器，断网也能看。",
		En: "The site publishes films and posters itself: no player of another site, and all can be seen without a network."},
}

var videoForm = &model.Rule{
	ID: "video-form", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”的编码是“{2}”，有的浏览器放不出来", En: "“{1}” is coded in “{2}”, which some browsers cannot play"},
	Hint: model.Bilingual{
		Zh: "mp4 用 H.264 编码，webm 用 VP8 或 VP9；用视频软件重新导出。",
		En: "mp4 must be H.264, webm VP8 or VP9; export the film again."},
	Doc: model.Bilingual{
		Zh: "本站支持的浏览器都能放 mp4（H.264）；webm（VP8、VP9）除旧的 Safari 外也都能放，最好两种都放。",
		En: "Every browser that the site supports plays mp4 (H.264), and all but older Safari play webm (VP8, VP9); best give both."},
}

var videoPoster = &model.Rule{
	ID: "video-poster", Severity: model.Error,
	Message: model.Bilingual{Zh: "视频没有封面图片", En: "this video has no poster frame"},
	Hint: model.Bilingual{
		Zh: "从视频里取一帧存成 png 或 jpg，写 poster = \"文件名\"。",
		En: "Save one frame of the film as png or jpg and write poster = \"its name\"."},
	Doc: model.Bilingual{
		Zh: "视频不自动下载，没有封面，页面上只有一块黑；列表、打印和分享也用封面。",
		En: "Films are not loaded unasked, so without a poster the page shows a black field; lists, print and sharing use it too."},
}

var videoCaptions = &model.Rule{
	ID: "video-captions", Severity: model.Error,
	Message: model.Bilingual{Zh: "视频缺少字幕文件 {1}", En: "the captions {1} of this video are missing"},
	Hint: model.Bilingual{
		Zh: "在同一文件夹放 {1}（WebVTT）；没有声音的视频，字幕写画面上发生了什么。",
		En: "Put {1} (WebVTT) into this folder; for a film without sound captions tell what is shown."},
	Doc: model.Bilingual{
		Zh: "听不见的读者、关着声音看的读者靠字幕（WCAG 2.1，1.2.2；GB/T 37668）。有英文页的也要有英文字幕。",
		En: "Readers who cannot hear, or watch without sound, need them (WCAG 2.1, 1.2.2; GB/T 37668). Where there is an English page there are English captions."},
}

var videoWords = &model.Rule{
	ID: "video-transcript", Severity: model.Error,
	Message: model.Bilingual{Zh: "视频没有文字说明", En: "this video is not told in words"},
	Hint: model.Bilingual{
		Zh: "在正文里写明视频演示了什么、画面上有什么；字幕会自动列在后面，成为逐句文字稿。",
		En: "Say in the text what the film shows; the captions follow it by themselves, as the transcript."},
	Doc: model.Bilingual{
		Zh: "看不见的读者、不能放视频的电脑和检索，靠文字（WCAG 2.1，1.2.1 和 1.2.3）。",
		En: "Readers who cannot see, computers that play no films and the search need words (WCAG 2.1, 1.2.1 and 1.2.3)."},
}

var videoSize = &model.Rule{
	ID: "video-size", Severity: model.Error,
	Message: model.Bilingual{Zh: "“{1}”有 {2} MB，超过 {3} MB", En: "“{1}” has {2} MB, more than {3} MB"},
	Hint: model.Bilingual{
		Zh: "缩短或压小（1280×720、每秒 1 Mbit 已经清楚）；确实需要时在 system.toml 写 [media] video-limit-mb。",
		En: "Shorten or compress it (1280×720 at 1 Mbit a second is clear enough); where it must be, set video-limit-mb below [media] in system.toml."},
	Doc: model.Bilingual{
		Zh: "整站要能放进 U 盘、发到没有外网的机房。",
		En: "The whole site must fit on a stick and travel to rooms without a network."},
}

var captionsEmpty = &model.Rule{
	ID: "captions-empty", Severity: model.Error,
	Message: model.Bilingual{Zh: "字幕文件里没有字幕", En: "these captions hold no caption"},
	Hint: model.Bilingual{
		Zh: "写上字幕：先写时间“00:01.000 --> 00:04.500”，下面写文字。",
		En: "Write them: times, “00:01.000 --> 00:04.500”, then words below."},
	Doc: model.Bilingual{
		Zh: "空的字幕和没有字幕一样，却让读者以为有。",
		En: "Empty captions are none, and pretend to be some."},
}

var captionsOrder = &model.Rule{
	ID: "captions-order", Severity: model.Error,
	Message: model.Bilingual{Zh: "字幕的时间颠倒了：{1} 之后是 {2}", En: "the times of the captions go back: {2} after {1}"},
	Hint: model.Bilingual{
		Zh: "每条的结束晚于开始，各条按开始的先后写。",
		En: "A caption ends after it begins, and captions stand in the order in which they begin."},
	Doc: model.Bilingual{
		Zh: "文字稿按字幕的次序列出；颠倒的不会显示。",
		En: "The transcript follows the captions; those that go back are never shown."},
}

var captionsOverlap = &model.Rule{
	ID: "captions-overlap", Severity: model.Error,
	Message: model.Bilingual{Zh: "这条字幕 {2} 开始，上一条 {1} 才结束", En: "this caption begins at {2}, before the last one ends at {1}"},
	Hint: model.Bilingual{
		Zh: "让上一条在 {2} 或更早结束。",
		En: "Let the last one end at {2} or before."},
	Doc: model.Bilingual{
		Zh: "两条同时显示会互相遮挡，来不及读。",
		En: "Two captions at a time cover each other and cannot be read."},
}

var captionsLength = &model.Rule{
	ID: "captions-length", Severity: model.Error,
	Message: model.Bilingual{Zh: "字幕到 {1}，视频只有 {2}", En: "captions go on until {1}, the film lasts {2}"},
	Hint: model.Bilingual{
		Zh: "核对时间；字幕可能是另一段视频的，或视频剪短过。",
		En: "Compare the times; the captions may belong to another film, or the film was cut."},
	Doc: model.Bilingual{
		Zh: "视频结束以后的字幕不会显示。",
		En: "Captions after the end of the film are never shown."},
}

var captionsAlone = &model.Rule{
	ID: "captions-alone", Severity: model.Warning,
	Message: model.Bilingual{Zh: "有字幕，却没有视频", En: "there are captions and no film"},
	Hint: model.Bilingual{
		Zh: "写 video = \"文件名\"，或删去字幕文件。",
		En: "Write video = \"file name\", or delete the captions."},
	Doc: model.Bilingual{Zh: "多半是漏写了 video。", En: "The key video was probably forgotten."},
}

var pictureSize = &model.Rule{
	ID: "picture-size", Severity: model.Warning,
	Message: model.Bilingual{Zh: "图片很大：{1}×{2} 像素，{3} KB", En: "a large picture: {1}×{2} pixels, {3} KB"},
	Hint: model.Bilingual{
		Zh: "缩到长边 {4} 像素以内、{5} MB 以下再放进来；照片存成 jpg，截图存成 png，示意图最好用 svg。",
		En: "Make it {4} pixels long at most and smaller than {5} MB: photographs as jpg, screenshots as png, drawings best as svg."},
	Doc: model.Bilingual{
		Zh: "网站会另做几种较小的尺寸，但原图也一起发布，供放大和下载；过大的原图占满 U 盘，旧电脑打不开。",
		En: "The site makes smaller sizes, but publishes the picture itself too, to enlarge and to download; very large ones fill sticks and defeat old computers."},
}

// Limits of pictures.
const (
	maxPictureSide = 4000
	maxPictureMB   = 2
)

// media checks the pictures and films beside texts, and the captions of films.
func (c *checker) media() {
	for _, w := range c.sys.Works {
		for _, e := range w.Editions {
			c.sizes(path.Join("standards", w.ID, e.Year), e.Media)
		}
	}
	for _, i := range slices.Concat(c.sys.Publicity, c.sys.Pages, c.sys.Notes) {
		c.sizes(path.Dir(i.File()), i.Media)
	}
	for _, i := range c.sys.Publicity {
		if !c.unread(i.File()) {
			c.video(i)
		}
	}
}

// sizes asks of the files of a folder that they can be carried.
func (c *checker) sizes(folder string, files map[string]model.Medium) {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		m := files[name]
		if model.IsRaster(name) && (m.Bytes > maxPictureMB<<20 || m.Width > maxPictureSide || m.Height > maxPictureSide) {
			c.report(pictureSize.At(model.Pos{File: path.Join(folder, name)}, m.Width, m.Height, m.Bytes>>10, maxPictureSide, maxPictureMB))
		}
		if limit := c.sys.Config.Media.Limit(); model.IsFilm(name) && m.Bytes > limit {
			c.report(videoSize.At(model.Pos{File: path.Join(folder, name)}, name, fmt.Sprintf("%.1f", float64(m.Bytes)/(1<<20)), limit>>20))
		}
	}
}

func (c *checker) video(i *model.Item) {
	if i.Kind == "video" && i.Video == "" {
		c.report(videoMissing.At(i.At("kind")))
	}
	for _, f := range []struct{ key, name string }{{"video", i.Video}, {"poster", i.Poster}} {
		if f.name != "" && !slices.Contains(i.Files, f.name) {
			c.report(mediaFile.At(i.At(f.key), f.key, f.name, model.DidYouMean(f.name, i.Files)))
		}
	}
	folder, films := path.Dir(i.File()), i.Films()
	for _, name := range i.Files {
		if !model.IsFilm(name) {
			continue
		}
		if !slices.Contains(films, name) && (i.Kind != "video" || i.Video != "") {
			c.report(videoUnnamed.At(model.Pos{File: path.Join(folder, name)}, name))
		}
		c.film(path.Join(folder, name), i.Media[name])
	}
	if i.Video == "" {
		if len(i.Captions) > 0 && i.Kind != "video" {
			c.report(captionsAlone.At(i.At("")))
		}
		return
	}
	if len(films) == 0 && slices.Contains(i.Files, i.Video) { // a file that is no film
		c.report(videoForm.At(i.At("video"), i.Video, strings.TrimPrefix(path.Ext(i.Video), ".")))
	}
	switch {
	case i.Poster == "":
		c.report(videoPoster.At(i.At("video")))
	case slices.Contains(i.Files, i.Poster) && !model.IsRaster(i.Poster):
		c.report(videoPoster.At(i.At("poster")))
	}
	for _, l := range model.Langs {
		t, file := i.Texts[l], path.Join(folder, model.CaptionsFile(l))
		cues, ok := i.Captions[l]
		if !ok && !c.unread(file) && (l == model.Zh || t != nil) {
			c.report(videoCaptions.At(i.At("video"), model.CaptionsFile(l)))
		}
		if t != nil && len(t.Provisions) == 0 && len(t.Head) == 0 || t == nil && l == model.Zh {
			c.report(videoWords.At(model.Pos{File: path.Join(folder, "index."+string(l)+".md")}))
		}
		if ok {
			c.captions(file, cues, i.Media[i.Video].Millis)
		}
	}
}

// codecs are those that the browsers play which the site supports.
var codecs = []string{"avc1", "avc3", "V_VP8", "V_VP9"}

func (c *checker) film(file string, m model.Medium) {
	if m.Bytes > 0 && !slices.Contains(codecs, m.Codec) {
		codec := m.Codec
		if codec == "" {
			codec = "?"
		}
		c.report(videoForm.At(model.Pos{File: file}, path.Base(file), codec))
	}
}

func (c *checker) captions(file string, cues []model.Cue, length int) {
	if len(cues) == 0 {
		c.report(captionsEmpty.At(model.Pos{File: file}))
	}
	begun, ended := 0, 0
	for _, q := range cues {
		switch {
		case q.End <= q.Start:
			c.report(captionsOrder.At(q.Pos, clock(q.Start), clock(q.End)))
		case q.Start < begun:
			c.report(captionsOrder.At(q.Pos, clock(begun), clock(q.Start)))
		case q.Start < ended:
			c.report(captionsOverlap.At(q.Pos, clock(ended), clock(q.Start)))
		}
		if length > 0 && q.End > length+captionsLate {
			c.report(captionsLength.At(q.Pos, clock(q.End), clock(length)))
		}
		begun, ended = max(begun, q.Start), max(ended, q.End)
	}
}

// captionsLate is by how many milliseconds captions may outlast a film: its
// own length is rounded to whole frames.
const captionsLate = 100

// clock writes milliseconds as WebVTT does.
func clock(ms int) string {
	return fmt.Sprintf("%02d:%02d.%03d", ms/60000, ms/1000%60, ms%1000)
}

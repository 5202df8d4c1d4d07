package source

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"

	"guiju/generator/model"
)

// FrameFolder holds the header and footer that other sites demand.
const FrameFolder = "frame"

// frameFile is what such a file may be called.
var frameFile = regexp.MustCompile(`^frame/[a-z0-9-]+\.html$`)

// frame reads the files that site.frame names. What may stand in them is for
// others to check.
func (l *loader) frame() error {
	f := &l.sys.Config.Site.Frame
	for _, part := range []struct {
		key, file string
		words     *string
	}{{"header", f.Header, &f.HeaderHTML}, {"footer", f.Footer, &f.FooterHTML}} {
		if part.file == "" {
			continue
		}
		if !frameFile.MatchString(part.file) {
			l.report(frameMissing.At(f.At(part.key), part.file))
			continue
		}
		b, err := fs.ReadFile(l.fsys, part.file)
		if errors.Is(err, fs.ErrNotExist) {
			l.report(frameMissing.At(f.At(part.key), part.file))
			continue
		}
		if err != nil {
			return fmt.Errorf("content: %w", err)
		}
		*part.words = string(b)
	}
	return nil
}

var frameMissing = &model.Rule{
	ID: "frame-missing", Severity: model.Error,
	Message: model.Bilingual{Zh: "没有统一页头页尾的文件“{1}”", En: "there is no file “{1}” for the frame"},
	Hint: model.Bilingual{
		Zh: "把上级网站给的 HTML 存为 frame/header.html 或 frame/footer.html；不需要就删去这一行。",
		En: "Save the HTML that the other site gave as frame/header.html or frame/footer.html, or drop the line."},
	Doc: model.Bilingual{
		Zh: "统一页头页尾的文件放在内容的 frame 文件夹，名称用小写字母、数字和“-”，以 .html 结尾。缺了它，网页上就没有上级要求的内容。",
		En: "Files of a frame stand in the folder frame of the content, named in lower-case letters, digits and -, ending in .html. Without them pages lack what was demanded."},
}

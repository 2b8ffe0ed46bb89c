package kvalitet

import (
	"embed"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
)

//go:embed */schema/*.json */*/schema/*.json
var schemas embed.FS

// Schema returns the JSON Schema (draft 2020-12) of a persisted document by the name that stands in the document's
// schema member, such as "governance/goal/v1", for a host to publish it beside its data or to check what it is sent. A
// name that no document has gives false. The texts are those below each package's schema folder.
func Schema(name string) ([]byte, bool) {
	parts := strings.Split(name, "/")
	if len(parts) < 3 {
		return nil, false
	}
	file := strings.Join(parts[len(parts)-2:], "-") + ".json"
	id := "urn:kvalitet:" + strings.ReplaceAll(name, "/", ":")
	for _, folder := range []string{"*/schema/", "*/*/schema/"} {
		named, _ := fs.Glob(schemas, folder+"*.json") // a constant pattern is not malformed
		for _, candidate := range named {
			var head struct {
				ID string `json:"$id"`
			}
			if path.Base(candidate) != file {
				continue
			}
			if text, err := schemas.ReadFile(candidate); err == nil && json.Unmarshal(text, &head) == nil && head.ID == id {
				return text, true
			}
		}
	}
	return nil, false
}

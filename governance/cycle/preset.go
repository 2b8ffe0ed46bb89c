package cycle

import "github.com/google/uuid"

// presetID gives a preset the same identity in every program.
func presetID(name string) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("kvalitet/governance/cycle/"+name))
}

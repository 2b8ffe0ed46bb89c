package outlooktest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/outlook/outlooktest"
)

func TestMemStore(t *testing.T) {
	outlooktest.TestStore(t, func(*testing.T) outlooktest.Store { return outlooktest.NewMemStore() })
}

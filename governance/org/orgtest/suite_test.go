package orgtest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/org/orgtest"
)

func TestMemStore(t *testing.T) {
	orgtest.TestStore(t, func(*testing.T) orgtest.Store { return orgtest.NewMemStore() })
}

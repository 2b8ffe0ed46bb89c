package cycletest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/governance/cycle/cycletest"
)

func TestMemStore(t *testing.T) {
	cycletest.TestStore(t, func(*testing.T) cycletest.Store { return cycletest.NewMemStore() })
}

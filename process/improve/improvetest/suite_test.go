package improvetest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/process/improve/improvetest"
)

func TestMemStore(t *testing.T) {
	improvetest.TestStore(t, func(*testing.T) improvetest.Store { return improvetest.NewMemStore() })
}

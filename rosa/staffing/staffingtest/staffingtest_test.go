package staffingtest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/rosa/staffing"
	"github.com/kommunkvalitet/kvalitet/rosa/staffing/staffingtest"
)

func TestMemStore(t *testing.T) {
	staffingtest.TestStore(t, func(*testing.T) staffing.CallProfileStore { return staffingtest.NewMemStore() })
}

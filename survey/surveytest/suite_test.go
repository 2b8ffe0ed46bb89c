package surveytest_test

import (
	"testing"

	"github.com/kommunkvalitet/kvalitet/survey/surveytest"
)

func TestMemStore(t *testing.T) {
	surveytest.TestStore(t, func(*testing.T) surveytest.Store { return surveytest.NewMemStore() })
}

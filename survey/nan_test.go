package survey_test

import "math"

var nan = math.NaN()

; A plan began, and no core group has met within the limit.
(defrule going
  (plan (ord ?o) (nth ?n) (id ?id) (child ?c) (kind "" | "child_protection") (status ~"ended"))
  (not (plan (child ?c) (kind "" | "child_protection") (status "ended")
    (ord ?e) (nth ?en&:(or (> ?e ?o) (and (= ?e ?o) (> ?en ?n))))))
  (not (and (plan (child ?c) (kind "" | "child_protection") (status ~"ended")
      (ord ?b) (nth ?bn&:(or (< ?b ?o) (and (= ?b ?o) (< ?bn ?n)))))
    (not (plan (child ?c) (kind "" | "child_protection") (status "ended")
      (ord ?e2) (nth ?en2&:(and (or (> ?e2 ?b) (and (= ?e2 ?b) (> ?en2 ?bn)))
        (or (< ?e2 ?o) (and (= ?e2 ?o) (< ?en2 ?n)))))))))
  => (assert (going ?c ?id ?o)))
(defrule made
  (going ?c ?id ?g)
  (plan (child ?c) (kind "" | "child_protection") (status "started") (ord ?o&:(>= ?o ?g)))
  (entry (ord ?o) (event ?event&:(or (= ?o ?g) (eq ?event "initial_conference"))))
  (not (and (plan (child ?c) (kind "" | "child_protection") (status "started") (ord ?later&:(> ?later ?o)))
    (entry (ord ?later) (event "initial_conference"))))
  => (assert (made ?c ?id ?o)))
(defrule core-group
  (entry (ord ?o) (event "core_group") (outcome ~"cancelled_by_agency"&~"cancelled_by_family")
    (first ?f) (last ?last) (latest ?l))
  (not (meeting (ord ?o) (event "core_group") (status "cancelled") (first ?m&:(<= ?m ?last))))
  => (assert (core-group ?o ?f ?l)))
(defrule core-group-by-word
  (entry (ord ?o) (event ~"core_group"))
  (meeting (ord ?o) (event "core_group") (status "held") (first ?f) (latest ?l))
  => (assert (core-group ?o ?f ?l)))
;--
(defrule clock-core-group
  (made ?c ?id ?o)
  (child ?c)
  (entry (ord ?o) (first ?f) (latest ?l) (day ?day))
  (now ?now)
  (test (<= (warns ?day) ?now))
  (not (and (about (ord ?s) (person ?c))
    (core-group ?s&~?o ?sf ?sl&:(if (>= ?s ?o) then (>= ?sl ?f) else (> ?sf ?l)))))
  => (asks "clock-core-group" ?id))

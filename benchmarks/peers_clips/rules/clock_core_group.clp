; A plan began, and no core group has met within the limit.
(defrule told-plan
  (plan (ord ?o) (k ?k) (id ?id) (child ?c) (kind "" | "child_protection") (status ?s))
  (entry (ord ?o) (latest ?l))
  => (assert (told-plan ?c ?id ?o (in-time ?l ?k) ?s)))
;--
(defrule going
  (told-plan ?c ?id ?o ?k ~"ended")
  (not (told-plan ?c ? ? ?e&:(> ?e ?k) "ended"))
  (not (and (told-plan ?c ? ? ?b&:(< ?b ?k) ~"ended")
    (not (told-plan ?c ? ? ?e&:(and (> ?e ?b) (< ?e ?k)) "ended"))))
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

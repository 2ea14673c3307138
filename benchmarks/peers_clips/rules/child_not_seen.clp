; A child on plan, or with a live concern, has not been seen for longer than the plan or practice allows.
(defrule lead-sight (contact ?c "alone" | "seen" ?o ?a ?d ?l ?) (led ?o ?a) => (assert (lead-sight ?c ?o ?d ?l)))
(defrule lead-sight-unled (contact ?c "alone" | "seen" ?o ?a ?d ?l ?) (not (led ?o ?)) (entry (ord ?o)
  (kind "childrens_social_care"))
  => (assert (lead-sight ?c ?o ?d ?l)))
(defrule lead-sight-plan (on-plan-since ?c ?o) (entry (ord ?o) (day ?d) (latest ?l)) => (assert
  (lead-sight ?c ?o ?d ?l)))
(defrule interval (on-plan-since ?c ?o) (entry (ord ?o) (day ?from)) (visit_interval (id ?i) (child ?c) (days ?n)
  (agency ?a) (ord ?v) (k ?k))
  (agency (id ?a) (kind "childrens_social_care")) (entry (ord ?v) (day ?d&:(>= ?d ?from))) => (assert
    (interval ?c ?n ?k)))
(defrule lead-entry (live-since ?c ?s) (about (ord ?o&:(>= ?o ?s)) (person ?c)) (entry (ord ?o) (agency ?a))
  (led ?o ?a) => (assert (told-lead ?c ?o)))
(defrule lead-sent (live-since ?c ?s) (sent ?c ?o&:(>= ?o ?s) ? ?lead ?lead) => (assert (told-lead ?c ?o)))
(defrule not-running (contact ?c ?how ?o ? ? ?l ?) (live-since ?c ?b) (entry (ord ?b) (first ?f) (morning ?m))
  (test (or (not (member$ ?how (create$ "not_seen" "asleep"))) (< ?l (max ?f ?m)))) => (assert
    (not-running ?c ?o ?l)))
;--
(defrule lead-told (told-lead ?c ?o) (not (told-lead ?c ?p&:(< ?p ?o))) => (assert (lead-told ?c ?o)))
(defrule last-by-lead (on-plan-since ?c ?) (lead-sight ?c ?o ?d ?l)
  (not (lead-sight ?c ?p ? ?m&:(or (> ?m ?l) (and (= ?m ?l) (> ?p ?o))))) => (assert (last-by-lead ?c ?d)))
(defrule last-interval (interval ?c ?n ?k) (not (interval ?c ? ?j&:(> ?j ?k))) => (assert (last-interval ?c ?n)))
(defrule running (live-since ?c ?) (contact ?c ? ?o ? ? ?l ?times)
  (not (not-running ?c ?p ?m&:(or (> ?m ?l) (and (= ?m ?l) (>= ?p ?o)))))
  (not (on-plan-since ?c ?s&:(>= ?o ?s))) => (assert (running ?c ?o ?times)))
(defrule any-sight (contact ?c "alone" | "seen" | "partly" ?o ? ?d ?l ?) => (assert (any-sight ?c ?o ?d ?l)))
;--
(defrule any-sight-told (lead-told ?c ?o) (entry (ord ?o) (day ?d) (latest ?l)) => (assert (any-sight ?c ?o ?d ?l)))
(defrule interval-unsaid (on-plan-since ?c ?) (not (last-interval ?c ?)) => (assert (last-interval ?c 10)))
;--
(defrule last-by-all (lead-told ?c ?) (any-sight ?c ?o ?d ?l) (not (any-sight ?c ?p ? ?m&:(or (> ?m ?l) (and
  (= ?m ?l) (> ?p ?o)))))
  => (assert (last-by-all ?c ?d)))
;--
(defrule unseen-by-lead (last-by-lead ?c ?d) (last-interval ?c ?n) (today ?t) (test (>= (- (worked (- ?t 1))
  (worked ?d)) ?n)) => (assert (unseen ?c)))
(defrule unseen-by-all (last-by-all ?c ?d) (today ?t) (test (>= (- (worked (- ?t 1)) (worked ?d)) 5))
  (not (and (on-plan-since ?c ?o) (entry (ord ?o) (day ?p&:(< (- (worked (- ?p 1)) (worked ?d)) 5))))) => (assert
    (unseen ?c)))
(defrule unseen-running (lead-told ?c ?) (running ?c ?o ?n) (or (test (>= ?n 2)) (running ?c ~?o ?)) => (assert
  (unseen ?c)))
;--
(defrule child-not-seen (unseen ?c) (child ?c) (not (unborn ?c)) => (asks "child-not-seen" ?c))
